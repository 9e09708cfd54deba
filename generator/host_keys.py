"""Which lines of `mkdocs.yml` do something: all others are told with what to use instead.

Under a theme of its own Gongkai makes every page itself, and MkDocs only hosts.  What MkDocs would do beside it,
`mkdocs build` would do and the command line would not; what belongs to another theme does nothing.
"""

from __future__ import annotations

import difflib

from generator.problems import Problems
from generator.sources.yaml_file import Mapping, Node, Scalar, Sequence

USED = frozenset({
    "dev_addr", "docs_dir", "plugins", "remote_branch", "remote_name", "site_dir", "site_name", "site_url", "strict",
    "theme", "use_directory_urls", "watch",
})  # fmt: skip
"""By Gongkai, by `mkdocs serve` or by `mkdocs gh-deploy`."""
OF_HOST_ALONE = {"INHERIT": "keep_in_one_file", "hooks": "extend_program", "plugins": "extend_program"}
"""What would have the two ways of building give two sites."""
IDLE = {
    "copyright": "site_words", "draft_docs": "underscore", "edit_uri": "nothing", "edit_uri_template": "nothing",
    "exclude_docs": "underscore", "extra": "site_words", "extra_css": "theme_style", "extra_javascript": "theme_script",
    "extra_templates": "theme_template", "google_analytics": "no_third_party", "markdown_extensions": "commonmark",
    "mdx_configs": "commonmark", "nav": "own_navigation", "not_in_nav": "own_navigation", "pages": "own_navigation",
    "repo_name": "nothing", "repo_url": "nothing", "site_author": "site_words", "site_description": "site_words",
    "validation": "own_checks",
}  # fmt: skip
OF_THEME = frozenset({"custom_dir", "name"})
FIXED = {"docs_dir": ("content", "fixed_folders"), "use_directory_urls": ("true", "own_addresses")}
"""What may be written but cannot be otherwise."""
UNDER_EVERY_THEME = frozenset({"docs_dir", "nav"})
"""What Gongkai does itself, whoever sets the pages."""
INSTEAD_OF_PLUGIN = {"search": "own_search", "i18n": "own_languages", "static-i18n": "own_languages"}
OWN_THEME = "custom_dir"


def find_idle_keys(node: Mapping, plugin: str, problems: Problems) -> None:
    """Tell of each line that does nothing, or does it in one of the two hosts alone."""
    theme = node.get("theme")
    has_own_theme = isinstance(theme, Mapping) and theme.get(OWN_THEME) is not None
    for key, value in node.entries:
        if has_own_theme or key.text in UNDER_EVERY_THEME:
            _find_in_line(key, value, problems)
    for key, _ in theme.entries if has_own_theme and isinstance(theme, Mapping) else ():
        if key.text not in OF_THEME:
            problems.add(key.mark, "setting-idle", key=f"theme: {key.text}", instead="theme_style")
    plugins = node.get("plugins")
    for entry in plugins.items if has_own_theme and isinstance(plugins, Sequence) else ():
        _find_plugin(entry, plugin, problems)


def _find_in_line(key: Scalar, value: Node, problems: Problems) -> None:
    name = key.text
    if name in FIXED:
        only, instead = FIXED[name]
        if not isinstance(value, Scalar) or value.text != only:
            problems.add(value.mark, "setting-idle", key=name, instead=instead)
    elif name in IDLE:
        problems.add(key.mark, "setting-idle", key=name, instead=IDLE[name])
    elif name in OF_HOST_ALONE and name not in USED:
        problems.add(key.mark, "setting-of-host", key=name, instead=OF_HOST_ALONE[name])
    elif name not in USED:
        near = difflib.get_close_matches(name, USED, 1, 0.6)
        problems.add(
            key.mark, "unknown-key", key=name, suggestion=near[0] if near else "", known=", ".join(sorted(USED))
        )


def _find_plugin(entry: Node, plugin: str, problems: Problems) -> None:
    named = entry.entries[0][0] if isinstance(entry, Mapping) and entry.entries else entry
    if isinstance(named, Scalar) and named.text != plugin:
        instead = INSTEAD_OF_PLUGIN.get(named.text, OF_HOST_ALONE["plugins"])
        problems.add(named.mark, "setting-of-host", key=f"plugins: {named.text}", instead=instead)
