"""Data repositories of Open SDG, a platform for the indicators of the Sustainable Development Goals, read as a plan.

Such a repository holds `data/indicator_<id>.csv`, metadata in `meta/` and `indicator-config/`, words in
`translations/<language>/`, and `config_data.yml`.
"""
