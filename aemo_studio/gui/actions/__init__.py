"""Declares what the window can do: menus, buttons and keys, from one table."""
