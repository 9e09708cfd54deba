"""How far a promise is: one status for each indicator, with the rule that gave it and the numbers it rests on."""
