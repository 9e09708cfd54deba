"""What the command line says, and with which status it ends."""

from __future__ import annotations

import pytest

from generator.hosts.report import catalogue_for
from tests.tiny_site import TinySite, tree_of

PROBLEM = ("content/pages/about/index.en.md", "(note.txt)", "(nowhere.txt)")


def test_a_build_tells_what_was_built_and_ends_with_0(tiny: TinySite) -> None:
    done = tiny.run("build")
    assert (done.returncode, done.stderr) == (0, "")
    first, second = done.stdout.splitlines()
    assert first.startswith("Built 56 pages, 3 indicators, languages 中文, English, in ")
    assert second == f"The site is in {tiny.root / 'site'}"


def test_a_quiet_build_says_nothing(tiny: TinySite) -> None:
    done = tiny.run("build", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_build_goes_where_it_is_told(tiny: TinySite) -> None:
    done = tiny.run("build", "--site", "elsewhere/deep")
    assert done.returncode == 0
    assert (tiny.root / "elsewhere" / "deep" / "zh" / "index.html").is_file()
    assert not (tiny.root / "site").exists()


def test_a_build_may_be_started_from_another_folder(tiny: TinySite) -> None:
    done = TinySite(tiny.root.parent).run("build", "--config", str(tiny.root / "mkdocs.yml"))
    assert done.returncode == 0, done.stderr
    assert (tiny.root / "site" / "index.html").is_file()


@pytest.mark.parametrize("command", ["build", "check", "serve"])
def test_wrong_content_ends_with_1_and_says_so_on_stderr(tiny: TinySite, command: str) -> None:
    tiny.edit(*PROBLEM)
    done = tiny.run(command)
    assert done.returncode == 1
    assert done.stdout == ""
    lines = done.stderr.strip().splitlines()
    assert lines[0].startswith("content/pages/about/index.en.md:5:1 dead-link ")
    assert lines[1] == "1 error, 0 warnings. Nothing was published; the site stands as it was."
    assert "Traceback" not in done.stderr


def test_a_check_tells_how_many_pages_and_writes_nothing(tiny: TinySite) -> None:
    before = tree_of(tiny.root)
    done = tiny.run("check")
    assert (done.returncode, done.stdout) == (0, "56 pages: 0 errors, 0 warnings\n")
    assert tree_of(tiny.root) == before


def test_a_quiet_check_of_good_content_says_nothing(tiny: TinySite) -> None:
    done = tiny.run("check", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_check_finds_what_the_build_would_refuse(tiny: TinySite) -> None:
    """Two pages of one title show when the site is finished; a check that passed them would promise too much."""
    tiny.edit("content/units.yml", "{zh: 养老服务中心, en: Care Centre}", "{zh: 水务办（河长办）, en: Care Centre}")
    for command in ("build", "check"):
        done = tiny.run(command)
        assert (done.returncode, len(done.stderr.splitlines())) == (0, 1)
        assert tiny.run(command, "--strict").returncode == 1


WARNED = ("content/pages/about/index.zh.md", "静水县并不存在。", "静水县没有CBD。")


@pytest.mark.parametrize(
    ("language", "told", "count"),
    [("en", "warning: “CBD”", "56 pages: 0 errors, 1 warning"), ("zh", "警告：缩写“CBD”", "56页：0个错误，1个警告")],
)
def test_a_check_ends_with_how_many_errors_and_warnings(tiny: TinySite, language: str, told: str, count: str) -> None:
    tiny.edit(*WARNED)
    done = tiny.run("check", "--lang", language)
    assert done.returncode == 0
    assert done.stderr.startswith(f"content/pages/about/index.zh.md:1:6 short-form {told}")
    assert done.stdout == f"{count}\n"


def test_a_build_tells_warnings_and_publishes(tiny: TinySite) -> None:
    tiny.edit(*WARNED)
    done = tiny.run("build")
    assert (done.returncode, len(done.stderr.splitlines())) == (0, 1)
    assert done.stdout.splitlines()[-1] == "0 errors, 1 warning"
    assert "没有CBD" in (tiny.root / "site/zh/pages/about/index.html").read_text("utf-8")


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_strict_run_takes_warnings_for_errors(tiny: TinySite, command: str) -> None:
    tiny.edit(*WARNED)
    done = tiny.run(command, "--strict")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1].startswith("1 error, 0 warnings. Nothing was published")
    assert not (tiny.root / "site").exists()


def test_what_the_source_printed_wrong_is_published_but_for_a_strict_run(tiny: TinySite) -> None:
    result = "{id: a, label: {zh: 甲, en: A}, value: 1, words: 2件, as_printed: true}"
    tiny.edit("content/articles/old-bridge/article.yml", "authors:", f"results:\n  - {result}\nauthors:")
    assert tiny.run("build").returncode == 0
    assert "as the source printed it" in (tiny.root / "site/en/articles/old-bridge/index.html").read_text("utf-8")
    assert tiny.run("check", "--strict").returncode == 1


def test_what_a_site_leaves_out_changes_nothing_that_is_published(tiny: TinySite) -> None:
    tiny.edit(*WARNED)
    told = tiny.files()
    tiny.edit("mkdocs.yml", "        - en\n", "        - en\n      problems: {short-form: off}\n")
    assert tiny.problems() == ()
    assert tiny.files() == told


def test_mkdocs_tells_warnings_and_publishes_unless_strict(tiny: TinySite) -> None:
    tiny.edit(*WARNED)
    tiny.edit("mkdocs.yml", "        - en\n", "        - en\n      problems: {foreign-run: off}\n")
    done = tiny.mkdocs("build")
    assert done.returncode == 0
    assert "index.zh.md:1:6 short-form warning: " in done.stderr
    assert "0 errors, 1 warning" in done.stderr
    assert "nrecogni" not in done.stderr
    assert (tiny.root / "site/zh/index.html").is_file()
    before = tree_of(tiny.root / "site")
    done = tiny.mkdocs("build", "--strict")
    assert done.returncode == 1
    assert tree_of(tiny.root / "site") == before


@pytest.mark.parametrize("arguments", [(), ("bild",), ("build", "--nonsense"), ("serve", "--port", "no")])
def test_a_wrong_command_line_ends_with_2(tiny: TinySite, arguments: tuple[str, ...]) -> None:
    done = tiny.run(*arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: gongkai")


def test_without_mkdocs_yml_one_line_says_so(tiny: TinySite) -> None:
    done = TinySite(tiny.root / "content").run("build")
    assert done.returncode == 1
    assert (
        done.stderr.splitlines()[0]
        == "mkdocs.yml:1:1 missing-file this file is missing — add it, or remove what needs it"
    )


@pytest.mark.parametrize(
    ("arguments", "environment", "words"),
    [
        (("--lang", "zh"), {}, "链接"),
        (("--lang", "en"), {"LC_ALL": "zh_CN.UTF-8"}, "the link"),
        (("--lang", "zh-CN"), {}, "链接"),
        ((), {"LC_ALL": "", "LANG": "zh_CN.UTF-8"}, "链接"),
        ((), {"LC_ALL": "", "LC_MESSAGES": "zh_CN", "LANG": "en_GB.UTF-8"}, "链接"),
        ((), {"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, "the link"),
        ((), {"LC_ALL": "C"}, "the link"),
        ((), {"LC_ALL": "", "LANG": "fr_FR.UTF-8"}, "le lien"),
        ((), {"LC_ALL": "", "LANG": "it_IT.UTF-8"}, "the link"),
    ],
    ids=str,
)  # fmt: skip
def test_problems_are_told_in_the_language_asked_for(
    tiny: TinySite, arguments: tuple[str, ...], environment: dict[str, str], words: str
) -> None:
    tiny.edit(*PROBLEM)
    done = tiny.run("check", *arguments, **environment)
    assert words in done.stderr.splitlines()[0]


@pytest.mark.parametrize(("named", "code"), [("zh", "zh"), ("zh_CN.UTF-8", "zh"), ("C.UTF-8", "en"), ("ZH", "zh")])
def test_a_language_may_be_named_as_the_environment_names_it(named: str, code: str) -> None:
    assert catalogue_for(named).language.code == code


def test_chinese_is_told_where_the_terminal_knows_ascii_only(tiny: TinySite) -> None:
    """A container without any locale is where builds run."""
    tiny.edit(*PROBLEM)
    done = tiny.run(
        "check", "--lang", "zh", LC_ALL="POSIX", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING=""
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("kind", ["read-only", "a file"])
def test_a_folder_that_cannot_be_written_is_told_without_a_traceback(tiny: TinySite, kind: str) -> None:
    (tiny.root / "blocked").write_text("mine")
    site = "/proc/site" if kind == "read-only" else "blocked/site"
    done = tiny.run("build", "--site", site)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert site.rsplit("/", 1)[0] in done.stderr


def test_a_site_may_not_be_built_over_its_own_sources(tiny: TinySite) -> None:
    before = tree_of(tiny.root)
    for site in ("content", "plans", "."):
        done = tiny.run("build", "--site", site)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
    assert tree_of(tiny.root) == before


def test_a_missing_theme_is_told_without_a_traceback(tiny: TinySite) -> None:
    tiny.edit("mkdocs.yml", "custom_dir: theme", "custom_dir: nowhere")
    done = tiny.run("build")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "nowhere" in done.stderr
