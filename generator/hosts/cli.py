"""The command `gongkai`: build, check, serve, import, sbom."""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

from generator.addresses import addresses_of, list_with
from generator.build import build, write
from generator.dates import PartialDate, day_in
from generator.hosts.process import (
    escape_what_cannot_be_shown,
    let_nothing_stop,
    look_for_cycles_rarely,
    read_names_as_utf_8,
    status_of,
    stop_cleanly,
)
from generator.hosts.report import (
    built_line,
    catalogue_for,
    count_words,
    fault_line,
    problem_lines,
    refusal_line,
    unreviewed_line,
    warning_lines,
)
from generator.messages import Catalogue
from generator.problems import InvalidContent, Mark, Problem, Problems
from generator.publish import CannotPublish, publish, refuse_sources, rehearse
from generator.registers.addresses import LIST, read_list
from generator.settings import Settings, read_settings
from generator.sources.tree import Tree

CONFIG_FILE = "mkdocs.yml"
MEASURES = Path("content/measures.yml")


def run() -> None:
    """The entry point: run the command line given, and exit with its status."""
    read_names_as_utf_8()
    escape_what_cannot_be_shown()
    look_for_cycles_rarely()
    status = status_of(_run)
    let_nothing_stop()
    sys.exit(status)


def _run() -> int:
    options = _parser().parse_args()
    if options.command != "serve":  # which the plugin sees to
        stop_cleanly(options.lang)
    return _done(options)


def main(arguments: list[str]) -> int:
    """Run one command.  0: done; 1: the content holds faults, or the system refused; 2: the command line has faults."""
    return _done(_parser().parse_args(arguments))


def _done(options: argparse.Namespace) -> int:
    if options.command == "serve":
        return _serve(options)
    catalogue = catalogue_for(options.lang)
    try:
        if options.command == "sbom":
            return _tell_parts(catalogue, licences=options.licences)
        return _done_to_site(options, catalogue)
    except InvalidContent as invalid:
        _complain(invalid.problems, catalogue)
    except CannotPublish as refused:
        print(refusal_line(refused, catalogue), file=sys.stderr)
    except BrokenPipeError:
        raise
    except OSError as fault:
        print(fault_line(fault, catalogue), file=sys.stderr)
    return 1


def _done_to_site(options: argparse.Namespace, catalogue: Catalogue) -> int:
    settings = _settings(options)
    if options.command == "check":
        return _check(settings, catalogue, quiet=options.quiet)
    if options.command == "import":
        return _import(settings, options, catalogue)
    if options.command == "addresses":
        return _write_addresses(settings, catalogue)
    return _build(settings, catalogue, quiet=options.quiet)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gongkai", description="Make an accessible, bilingual site of open government content."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name, purpose in (
        ("build", "build the site"),
        ("check", "check the content, build nothing"),
        ("serve", "show the site while you write"),
        ("addresses", "add what is new to the list of addresses that the site promises to keep"),
        ("import", "take a table of indicators (CSV, XLSX) or an Open SDG data repository into a plan"),
        ("sbom", "tell what the program is made of (CycloneDX), or under which licences"),
    ):
        command = commands.add_parser(name, help=purpose, description=purpose)
        command.add_argument("--config", type=Path, default=Path(CONFIG_FILE), help="the site's mkdocs.yml")
        command.add_argument("--lang", help="language of messages: zh, en … (default: the environment's)")
        command.add_argument("--quiet", action="store_true", help="say only what is wrong")
        if name in {"build", "check"}:
            command.add_argument("--strict", action="store_true", help="take warnings for errors")
        if name in {"build", "check", "addresses"}:
            command.add_argument(
                "--on", metavar="DATE", help="the day that dates are judged by (default: date of mkdocs.yml)"
            )
        if name == "build":
            command.add_argument(
                "--site", type=Path, help="the folder to publish into (default: site_dir of mkdocs.yml)"
            )
        if name == "import":
            _add_import_arguments(command)
        if name == "sbom":
            command.add_argument("--licences", action="store_true", help="a line for each package, with its licence")
        if name == "serve":
            command.add_argument("--port", type=_port, default=8000)
    return parser


def _port(text: str) -> int:
    """A number that systems have a port for."""
    if not 0 <= (port := int(text)) < 2**16:
        raise ValueError
    return port


def _add_import_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "files", type=Path, nargs="+", help="the table, in one file for each language; or the repository's folder"
    )
    command.add_argument("--into", type=Path, required=True, help="the plan's folder: plans/<name>")
    command.add_argument("--replace", action="store_true", help="write the files of a repository over those there are")
    command.add_argument("--translations", type=Path, help="the folder of the translations that repositories share")
    command.add_argument("--nature", choices=("binding", "expected"), help="of every indicator of a repository")
    command.add_argument("--responsible-unit", help="of every indicator of a repository: a name in content/units.yml")


def _settings(options: argparse.Namespace) -> Settings:
    problems = Problems()
    settings = read_settings(options.config, problems)
    if settings is None:
        raise InvalidContent(tuple(problems))
    if given := getattr(options, "on", None):
        settings = replace(settings, on=_day(given))
    is_strict = settings.severities.strict or getattr(options, "strict", False)
    severities = replace(settings.severities, strict=is_strict)
    return replace(settings, site_dir=getattr(options, "site", None) or settings.site_dir, severities=severities)


def _tell_parts(catalogue: Catalogue, *, licences: bool) -> int:
    """What the program is made of, if it is installed as a package: nothing else says what it needs."""
    from generator.hosts.bill_of_materials import bill_of_materials, licence_lines, parts

    if not (found := parts()):
        print(catalogue.say("run_not_installed"), file=sys.stderr)
        return 1
    if licences:
        print("\n".join(licence_lines(found.values(), catalogue.say("run_licence_unstated"))))
    else:
        print(bill_of_materials(), end="")
    return 0


def _day(text: str) -> PartialDate:
    try:
        return day_in(text)
    except ValueError:
        raise InvalidContent((Problem(Mark("--on"), "bad-day", (("value", text),)),)) from None


def _check(settings: Settings, catalogue: Catalogue, *, quiet: bool) -> int:
    publication = build(settings)
    warnings = rehearse(write(publication), publication)
    _warn(warnings, catalogue)
    if not quiet:
        count = count_words(warnings, catalogue)
        print(catalogue.say("run_checked", n=len(publication.pages), count=count))
        if publication.new_addresses:
            print(catalogue.say("run_new_addresses", n=len(publication.new_addresses)))
        if unreviewed := unreviewed_line(settings.catalogues, catalogue):
            print(unreviewed)
    return 0


def _build(settings: Settings, catalogue: Catalogue, *, quiet: bool) -> int:
    start = time.perf_counter()
    refuse_sources(settings.site_dir, settings.folders_read)
    publication = build(settings)
    warnings = publish(write(publication), settings.site_dir, publication)
    _warn(warnings, catalogue)
    if not quiet:
        print(built_line(publication, time.perf_counter() - start, catalogue))
        print(catalogue.say("run_published", folder=settings.site_dir))
        if warnings:
            print(count_words(warnings, catalogue))
    return 0


def _write_addresses(settings: Settings, catalogue: Catalogue) -> int:
    """Bring the list of addresses up to date, or begin it.  Nothing is ever taken out of it."""
    publication, before = build(settings), read_list(Tree(settings.root, (LIST,)), Problems())
    published = addresses_of(publication)
    write_whole(settings.root / LIST, list_with(before, published))
    new = sum(address not in before for address in published)
    print(catalogue.say("run_addresses", path=LIST, n=new))
    return 0


def _import(settings: Settings, options: argparse.Namespace, catalogue: Catalogue) -> int:
    """Write a plan's files anew.  Nothing is written where what is brought holds a fault."""
    from generator.imports.tables import import_tables

    files, plan = options.files, options.into
    if len(files) == 1 and files[0].is_dir():
        return _import_repository(settings, options, catalogue)
    told = Problems()
    texts = import_tables(files, plan.as_posix(), settings, told)
    for name, text in texts.items():
        write_whole(settings.root / plan / name, text)
        print(catalogue.say("run_imported", path=(plan / name).as_posix()))
    if not texts:
        print(catalogue.say("run_import_same"))
    print("".join(f"{catalogue.problem(one)}\n" for one in told), end="")
    return 0


def _import_repository(settings: Settings, options: argparse.Namespace, catalogue: Catalogue) -> int:
    """Write the files of a plan made from a data repository, and beside the content what is left to people."""
    from generator.imports.open_sdg.files import import_repository
    from generator.imports.open_sdg.notes import MOST_NAMED, lines_of
    from generator.imports.open_sdg.plan import Decisions

    plan = options.into
    decisions = Decisions(options.nature, options.responsible_unit, options.translations)
    made = import_repository(options.files[0], plan.as_posix(), settings, decisions)
    notes = Path(f"import-notes-{plan.name}.md")
    texts = {plan / name: text for name, text in made.texts.items()}
    texts[notes] = "".join(f"- {line}\n" for line in lines_of(made.notes, catalogue))
    there = [path.as_posix() for path in texts if (settings.root / path).exists()]
    if there and not options.replace:
        print(catalogue.say("run_import_there", names=", ".join(there)), file=sys.stderr)
        return 1
    if made.measures:
        measures = settings.root / MEASURES
        texts[MEASURES] = (measures.read_text("utf-8") if measures.exists() else "") + made.measures
    for path, text in texts.items():
        write_whole(settings.root / path, text)
        print(catalogue.say("run_imported", path=path.as_posix()))
    print("\n".join(lines_of(made.notes, catalogue, MOST_NAMED)))
    return 0


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(text, "utf-8", newline="\n")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _warn(warnings: tuple[Problem, ...], catalogue: Catalogue) -> None:
    for line in warning_lines(warnings, catalogue):
        print(line, file=sys.stderr)


def _complain(problems: tuple[Problem, ...], catalogue: Catalogue) -> None:
    print("\n".join(problem_lines(problems, catalogue)), file=sys.stderr)


def _serve(options: argparse.Namespace) -> int:
    """Leave serving to MkDocs: it watches the sources and reloads the page."""
    from generator.hosts.mkdocs_plugin import serve

    return serve(options.config, options.port, options.lang)
