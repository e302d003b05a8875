"""The window's frame: rail, top bar, message bar, search palette, entrance, trouble and crash pages."""
