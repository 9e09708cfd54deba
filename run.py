#!/usr/bin/env python3
"""Make Gongkai's tools ready in .venv and run them: python3 run.py COMMAND, one of those in `HELP`.

Needs nothing but Python: what the tools need is installed from requirements.lock, by hash.
"""

import hashlib
import importlib.util
import locale
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
TESTS = ROOT / "tests"
SECONDS = TESTS / ".seconds"  # what each test of the last run cost
LONG = "--long"
NO_TESTS_SELECTED = 5
FAST_WORKERS, WORKERS = "2", "4"  # for a screen reader one mostly waits
AGAIN = ("--reruns", "1", "-r", "R")  # in a browser, where a busy machine can be too slow; what needed it is named
SCREEN_READER = {  # what the tests need to hear the site, by the Debian package that has it
    "at-spi2-core": "/usr/libexec/at-spi-bus-launcher",
    "dbus": "dbus-daemon",
    "openbox": "openbox",
    "orca": "orca",
    "python3-pyatspi": "/usr/lib/python3/dist-packages/pyatspi/__init__.py",
    "xdotool": "xdotool",
    "xvfb": "Xvfb",
    "locales": "/usr/share/i18n/locales/zh_CN",
}
CHINESE = "zh_CN.UTF-8"
APT_INSTALL = ("apt-get", "install", "-y", "--no-install-recommends")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WINDOWLESS = "chromium-headless-shell"  # the same engine; what runs beside the page takes half the processor time
HELP = (
    """python3 run.py serve [--port 8000]     show the site while you write
python3 run.py build [--site FOLDER]   build the site
python3 run.py check                   check the content, build nothing
python3 run.py addresses               add new addresses to the list that the site keeps
python3 run.py import FILE --into PLAN take a table of indicators (CSV, XLSX) back into plans/…
python3 run.py sbom [--licences]       list what the program is made of (CycloneDX), or its licences
python3 run.py test [-- ARGUMENTS]     run every check of the project; arguments go to pytest
python3 run.py test --long             the same, and what a release needs besides: hours""",
    """python3 run.py serve [--port 8000]     边写边看网站
python3 run.py build [--site 文件夹]   生成网站
python3 run.py check                   只检查内容，不生成
python3 run.py addresses               把新网址加进网站承诺保留的名单
python3 run.py import 文件 --into 规划 把指标表（CSV、XLSX）放回plans/…
python3 run.py sbom [--licences]       列出程序由哪些软件包组成（CycloneDX），或各自的许可
python3 run.py test [-- 参数]          运行全部检查，参数交给pytest
python3 run.py test --long             运行全部检查，再加发布前才做的，要几个小时""",
    """python3 run.py serve [--port 8000]     affiche le site pendant que vous écrivez
python3 run.py build [--site DOSSIER]  produit le site
python3 run.py check                   vérifie le contenu, ne produit rien
python3 run.py addresses               ajoute les nouvelles adresses à la liste que le site maintient
python3 run.py import FICHIER --into PLAN  reprend un tableau d’indicateurs (CSV, XLSX) dans plans/…
python3 run.py sbom [--licences]       liste ce dont le programme est fait (CycloneDX), ou les licences
python3 run.py test [-- ARGUMENTS]     lance toutes les vérifications ; les arguments vont à pytest
python3 run.py test --long             de même, avec ce qu’exige une publication : des heures""",
)
OLD_PYTHON = (
    "This is Python {version}; 3.11 or newer is needed. Install one and start with it: python3.11 run.py",
    "这是Python {version}，需要3.11或更新的版本。请装好，再用它运行：python3.11 run.py",
    "Ceci est Python {version} ; il faut Python 3.11 ou plus récent. Installez-le, puis lancez : python3.11 run.py",
)
NO_VENV = (
    "Python's module for virtual environments is missing. On Debian or Ubuntu: apt-get install python3-venv",
    "缺少Python的虚拟环境模块。Debian或Ubuntu请运行：apt-get install python3-venv",
    "Il manque à Python son module d’environnements virtuels. Sous Debian ou Ubuntu : apt-get install python3-venv",
)
NO_FILE = (
    "{file} is missing. Get it back: git checkout {file}",
    "缺少{file}。取回：git checkout {file}",
    "Le fichier {file} manque. Pour le rétablir : git checkout {file}",
)
WAITING = (
    "Another run uses what must be made anew. Waiting for it to end.",
    "另一个运行正在使用要重装的文件，等它结束。",
    "Une autre exécution utilise ce qui doit être refait. Attente de sa fin.",
)
MAKING_VENV = ("1/3 Making .venv", "1/3 建立.venv", "1/3 Création de .venv")
PACKAGES = (
    "2/3 Installing packages: a minute or two",
    "2/3 安装软件包，要一两分钟",
    "2/3 Installation des paquets : une minute ou deux",
)
PROJECT = ("3/3 Installing the project", "3/3 安装本项目", "3/3 Installation du projet")
NODE_PACKAGES = (
    "Installing what tests/package.json names",
    "安装tests/package.json列出的软件包",
    "Installation de ce que nomme tests/package.json",
)
DEBIAN_PACKAGES = ("Installing with apt-get: {names}", "用apt-get安装：{names}", "Installation avec apt-get : {names}")
MISSING = (
    "The tests need these, please install them: {names}",
    "测试需要这些，请先安装：{names}",
    "Les tests en ont besoin, installez-les : {names}",
)
NOT_HEARD = (
    "Without these no screen reader can be listened to, those tests are left out: {names}",
    "缺少这些，无法试听读屏软件，相关测试将略过：{names}",
    "Sans eux, aucun lecteur d’écran ne peut être écouté ; ces tests sont laissés de côté : {names}",
)
FAILED = ("This did not work: {command}", "这一步没有成功：{command}", "Cette commande a échoué : {command}")
NOT_PASSED = ("== not passed so far: {names}", "== 到此没有通过：{names}", "== pas réussi jusqu’ici : {names}")
SYSTEM = ("The system refused: {fault}", "系统拒绝：{fault}", "Le système a refusé : {fault}")
REMEDIES = {
    "DO NOT MATCH THE HASHES|EINTEGRITY": (
        "A package is not the one that was locked. Do not use it, tell the maintainers.",
        "有软件包与锁定的不符。请勿使用，并告诉维护者。",
        "Un paquet n’est pas celui qui a été verrouillé. Ne l’utilisez pas, prévenez les responsables du projet.",
    ),
    "No space left|ENOSPC": ("The disk is full.", "磁盘已满。", "Le disque est plein."),
    "name resolution|not resolve|[Cc]onnection|[Tt]imed? ?out|Proxy|SSL|ENOTFOUND|EAI_AGAIN|ECONN|Failed to fetch": (
        "The packages could not be fetched. Check network and proxy, then try again.",
        "取不到软件包。请检查网络和代理，再试一次。",
        "Les paquets n’ont pas pu être téléchargés. Vérifiez le réseau et le serveur mandataire, puis réessayez.",
    ),
}


def say(words: "tuple[str, str, str]", **details: object) -> None:
    """Print words in the reader's language, whatever the terminal can show."""
    named = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    language = next(filter(None, named), None) or locale.getlocale()[0] or ""
    spoken = [language.lower().startswith(names) for names in (("zh", "chinese"), ("fr", "french"))]
    text = words[spoken.index(True) + 1 if True in spoken else 0].format(**details)
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding), flush=True)


def give_up(words: "tuple[str, str, str]", **details: object) -> NoReturn:
    """Say what is wrong and what helps, and end."""
    say(words, **details)
    sys.exit(1)


if sys.version_info < (3, 11):  # noqa: UP036 - whoever comes with an older one is told here
    give_up(OLD_PYTHON, version=platform.python_version())


def tool(name: str) -> str:
    """The path of a program in .venv."""
    return str(VENV / "Scripts" / (name + ".exe") if os.name == "nt" else VENV / "bin" / name)


def install(*command: str, folder: Path = ROOT) -> None:
    """Run an installer.  What it prints is shown only where it fails, with the cause in plain words after it."""
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode == 0:
        return
    sys.stdout.buffer.write(done.stdout)
    say(FAILED, command=" ".join(command))
    for signs, remedy in REMEDIES.items():
        if re.search(signs, done.stdout.decode(errors="replace")):
            give_up(remedy)
    sys.exit(1)


def fingerprint(*names: str) -> str:
    """One word for all an installation depends on: these files, this Python, this place."""
    state = hashlib.sha256(f"{platform.python_version()} {sys.base_prefix} {ROOT}".encode())
    for name in names:
        if not (ROOT / name).is_file():
            give_up(NO_FILE, file=name)
        state.update(hashlib.sha256((ROOT / name).read_bytes()).digest())
    return state.hexdigest()


def hold(lock: int, *, alone: bool) -> None:
    """Hold what is installed, alone or with other runs.  A system without such locks goes on without."""
    try:
        import fcntl
    except ImportError:
        return
    kind = fcntl.LOCK_EX if alone else fcntl.LOCK_SH
    try:
        fcntl.flock(lock, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        say(WAITING)
        fcntl.flock(lock, kind)


def make_once(make: Callable[[], None], folder: Path, *names: str) -> None:
    """Make a folder unless it was finished from these very files; its stamp is written last.

    Until this run ends, or the program it hands over to, no other run makes the folder anew.
    """
    state, stamp = fingerprint(*names), folder / "gongkai-stamp"
    lock = os.open(folder.with_name(f"{folder.name}.lock"), os.O_RDWR | os.O_CREAT, 0o666)
    hold(lock, alone=False)
    if not is_finished(stamp, state):
        hold(lock, alone=True)
        if not is_finished(stamp, state):
            make()
            stamp.write_text(state, "utf-8")
        hold(lock, alone=False)
    os.set_inheritable(lock, True)  # noqa: FBT003 - takes no keyword


def is_finished(stamp: Path, state: str) -> bool:
    return stamp.is_file() and stamp.read_text("utf-8") == state


def make_venv() -> None:
    if not importlib.util.find_spec("ensurepip"):
        give_up(NO_VENV)
    pip = (tool("python"), "-I", "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    say(MAKING_VENV)
    install(sys.executable, "-m", "venv", "--clear", str(VENV))
    say(PACKAGES)
    install(*pip, "--require-hashes", "--only-binary", ":all:", "-r", "requirements.lock")
    say(PROJECT)
    install(*pip, "--no-deps", "--no-build-isolation", "-e", ".")


def make_node_packages() -> None:
    say(NODE_PACKAGES)
    install(shutil.which("npm") or "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", folder=TESTS)


def find_browser() -> str | None:
    """Where Chromium or its like is."""
    return next(filter(None, map(shutil.which, (os.environ.get("CHROMIUM", ""), *BROWSERS))), None)


def find_windowless() -> str | None:
    """Where the browser is that most tests open their pages in: one without windows, if there is one."""
    return next(filter(None, map(shutil.which, (os.environ.get("CHROMIUM", ""), WINDOWLESS))), None) or find_browser()


def missing_for_listening() -> list[str]:
    """The packages, and the language, that a screen reader in the tests still needs."""
    packages = [name for name, file in SCREEN_READER.items() if not (shutil.which(file) or Path(file).exists())]
    return packages if has_chinese() else [*packages, CHINESE]


def has_chinese() -> bool:
    """Whether programs can speak Chinese here."""
    try:
        before = locale.setlocale(locale.LC_MESSAGES)
        locale.setlocale(locale.LC_MESSAGES, CHINESE)
        locale.setlocale(locale.LC_MESSAGES, before)
    except (locale.Error, AttributeError):
        return False
    return True


def provide_programs() -> None:
    """See to the programs the tests need besides Python's: Debian's own packages, where we may install them."""
    packages = [] if find_browser() else ["chromium", "fonts-noto-cjk"]
    packages += [] if shutil.which("npm") else ["nodejs", "npm"]
    packages += [] if shutil.which("java") else ["default-jre-headless"]  # for the Nu HTML checker
    packages += [] if shutil.which("pdftotext") else ["poppler-utils"]
    listening = missing_for_listening()
    if shutil.which("apt-get") and os.geteuid() == 0:
        install_debian_packages([*packages, *(name for name in listening if name in SCREEN_READER)])
        provide_windowless()
        if CHINESE in listening:
            install("localedef", "-i", "zh_CN", "-f", "UTF-8", CHINESE)
    elif packages:
        give_up(MISSING, names=" ".join(packages))
    elif listening:
        say(NOT_HEARD, names=" ".join(listening))


def provide_windowless() -> None:
    """Get the quicker browser where the system has it.  Where it has not, the tests take the one there is."""
    patience = ("-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=20", "-o", "Acquire::https::Timeout=20")
    if not shutil.which(WINDOWLESS):
        say(DEBIAN_PACKAGES, names=WINDOWLESS)
        for command in (("apt-get", "update"), (*APT_INSTALL, WINDOWLESS)):
            subprocess.run((*command, *patience), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def install_debian_packages(packages: list[str]) -> None:
    if packages:
        say(DEBIAN_PACKAGES, names=" ".join(packages))
        install("apt-get", "update")
        install(*APT_INSTALL, *packages)


def evidence(name: str) -> tuple[str, str]:
    """Have a whole run of pytest note what the accessibility statement says of it."""
    return "--evidence", str(TESTS / ".evidence" / f"{name}.json")


def seconds(name: str) -> tuple[str, str]:
    """Have a run of pytest note what each test cost."""
    return "--seconds", str(SECONDS / f"{name}.json")


def run_checks(arguments: list[str]) -> int:
    """Run every check, whatever the others say.  Only a whole run speaks for the accessibility statement."""
    is_whole = not arguments or arguments == [LONG]
    fast, slow = (evidence("fast"), evidence("browser")) if is_whole else ((), ())
    spread = ("-n", WORKERS, "--dist", "loadgroup", *AGAIN)  # one by one, in their order
    browser_tests = (tool("pytest"), "-m", "browser and not alone", *spread, *slow, *seconds("browser"), *arguments)
    checks = {
        "ruff check": (tool("ruff"), "check"),
        "ruff format": (tool("ruff"), "format", "--check"),
        "mypy": (tool("mypy"),),
        "import-linter": (tool("lint-imports"), "--no-logo"),
        "pytest": (tool("pytest"), "-m", "not browser", "-n", FAST_WORKERS, *fast, *seconds("fast"), *arguments),
        "pytest, in a browser": browser_tests,
        "pytest, alone": (tool("pytest"), "-m", "alone", *AGAIN, *seconds("alone"), *arguments),
    }
    shutil.rmtree(SECONDS, ignore_errors=True)
    if is_whole:
        shutil.rmtree(TESTS / ".evidence", ignore_errors=True)
        checks["accessibility statement"] = (tool("python"), "-m", "tests.accessibility.statement")
    passed = {0} if is_whole else {0, NO_TESTS_SELECTED}
    not_passed: list[str] = []
    for name, command in checks.items():
        if not_passed and command is browser_tests:
            say(NOT_PASSED, names=", ".join(not_passed))
        print(f"== {name}", flush=True)
        if subprocess.run(command, check=False).returncode not in passed:
            not_passed.append(name)
    subprocess.run((tool("python"), "-m", "tests.rooms", str(SECONDS)), check=False)
    return 1 if not_passed else 0


def test(arguments: list[str]) -> int:
    provide_programs()
    make_once(make_venv, VENV, "requirements.lock", "pyproject.toml")
    make_once(make_node_packages, TESTS / "node_modules", "tests/package-lock.json")
    return run_checks([argument for argument in arguments if argument != "--"])


def generate(arguments: list[str]) -> int:
    """Hand over to the generator, whose exit status is ours."""
    make_once(make_venv, VENV, "requirements.lock", "pyproject.toml")
    command = [tool("python"), "-m", "generator", *arguments]
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in {"serve", "build", "check", "addresses", "import", "sbom", "test"}:
        say(HELP)
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    os.chdir(ROOT)
    return test(arguments[1:]) if arguments[0] == "test" else generate(arguments)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as fault:
        give_up(SYSTEM, fault=fault)
