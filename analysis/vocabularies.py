"""The closed vocabularies: every code that a column may hold. What a code is called stands in the catalogues of the interface."""

LEVELS = ("group", "subsidiary", "plant", "project_branch")
SCRIPTS = ("hans", "hant", "mixed")
PASSAGE_KINDS = ("heading", "body", "caption")
REFERENCE_BASES = ("title", "heading", "published", "published_previous", "latest_explicit", "override", "none")
YEAR_KINDS = ("explicit", "bare", "fiscal", "range", "since", "relative", "vague", "plan_period", "congress", "anniversary",
              "duration", "festival", "label")  # fmt: skip
YEAR_ROLES = ("activity", "background", "plan")
CONFIDENCES = ("high", "medium", "low")
APPROXIMATIONS = ("ge", "lt", "each")
COMPARATORS = ("yoy", "cumulative", "target")
ENTITY_KINDS = ("honour", "organization", "person", "slogan")
ORIENTATIONS = ("look_back", "last_year", "this_year", "ahead", "undated")
TREND_REASONS = ("", "too_few_years", "too_few_reports", "no_publication_dates")
POINT_SIDES = ("organization", "theme")
TERM_LAYERS = ("content", "genre", "function", "number")
REMOVAL_REASONS = ("navigation", "breadcrumb", "title", "meta", "share", "counter", "footer", "copyright", "contact", "editor",
                   "byline", "table", "repeated", "markup", "related")  # fmt: skip
UNNAMED_ID, UNNAMED_LABEL = "unnamed", "未注明"  # the organization of reports that name none
READ_STATUSES = ("read", "read_with_warnings", "skipped")
READ_REASONS = ("", "uncertain_encoding", "replaced_characters", "little_chinese", "duplicate", "empty_file", "binary",
                "unreadable", "not_a_file", "no_body", "undecodable", "too_large", "link_loop", "failed")  # fmt: skip
