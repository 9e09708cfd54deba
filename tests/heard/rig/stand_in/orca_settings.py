"""Orca's settings for the tests, put where it looks for them: it speaks, and does nothing unasked."""

import orca.settings  # type: ignore[import-not-found]

orca.settings.sayAllOnLoad = False
orca.settings.enableKeyEcho = False
orca.settings.enableEchoByCharacter = False
orca.settings.enableBraille = False
orca.settings.enableSound = False
