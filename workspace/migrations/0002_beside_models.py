"""What Django's models cannot say: how each database matches text, and that the audit log is only added to."""

from django.db import migrations

TERMS_POSTGRES = """
CREATE EXTENSION IF NOT EXISTS pg_trgm;
ALTER TABLE workspace_searchentry ADD COLUMN terms tsvector NOT NULL;
-- Words of new messages wait in a list that is merged at 4 MB, or by autovacuum: cheap for each of them.
CREATE INDEX searchentry_terms ON workspace_searchentry USING gin (terms) WITH (fastupdate = on, gin_pending_list_limit = 4096);
CREATE INDEX searchword_trigrams ON workspace_searchword USING gin (word gin_trgm_ops);
"""
SEAL_POSTGRES = """
CREATE FUNCTION workspace_auditentry_stays() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the audit log is only added to'; END $$;
CREATE TRIGGER auditentry_stays BEFORE UPDATE OR DELETE ON workspace_auditentry
FOR EACH ROW EXECUTE FUNCTION workspace_auditentry_stays();
"""
TERMS_SQLITE = (
    "CREATE VIRTUAL TABLE workspace_searchterms USING fts5(german, english, people, tokenize = 'unicode61 remove_diacritics 0')",
    "CREATE VIRTUAL TABLE workspace_searchvocabulary USING fts5vocab(workspace_searchterms, 'row')",
)
SEAL_SQLITE = (
    "CREATE TRIGGER auditentry_stays BEFORE UPDATE ON workspace_auditentry"
    " BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END",
    "CREATE TRIGGER auditentry_remains BEFORE DELETE ON workspace_auditentry"
    " BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END",
)
POSTGRES = (TERMS_POSTGRES, SEAL_POSTGRES)
SQLITE = (*TERMS_SQLITE, *SEAL_SQLITE)


def add(apps, schema_editor):
    """Each database's own form (`workspace/search/dialects.py`)."""
    for statement in POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    replaces = [
        ('workspace', '0003_search'),
        ('workspace', '0005_audit_people'),
        ('workspace', '0006_blocks'),
    ]

    dependencies = [
        ('workspace', '0001_tables'),
    ]

    operations = [
        migrations.RunPython(add),
    ]
