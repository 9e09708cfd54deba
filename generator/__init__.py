"""Gongkai: structured content of open government in, an accessible bilingual site out."""

import decimal

decimal.DefaultContext.prec = decimal.getcontext().prec = 60
"""Digits in a calculation: two numbers as long as may be, one small, one large, are added without being rounded."""

__version__ = "0.1.0"
