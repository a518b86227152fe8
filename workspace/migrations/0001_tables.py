"""All tables, as they were on 2026-11-27; a database that has had every earlier step has them already."""

import django.db.models.deletion
import django.db.models.functions.text
import workspace.core.ids
from django.conf import settings
from django.db import migrations, models
from workspace.core.migrating import CreateTables


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('workspace', '0001_initial'),
        ('workspace', '0002_files'),
        ('workspace', '0004_search_within'),
        ('workspace', '0007_bots'),
        ('workspace', '0008_notifications'),
        ('workspace', '0009_attention'),
        ('workspace', '0010_emoji'),
    ]

    dependencies = [
    ]

    operations = [
        CreateTables([
            migrations.CreateModel(
                name='Site',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('name', models.CharField(max_length=80, unique=True)),
                ],
            ),
            migrations.CreateModel(
                name='Department',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('name', models.CharField(max_length=80, unique=True)),
                    ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='workspace.department')),
                ],
            ),
            migrations.CreateModel(
                name='Person',
                fields=[
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('email', models.EmailField(max_length=254)),
                    ('handle', models.CharField(max_length=31, unique=True)),
                    ('name', models.CharField(max_length=80)),
                    ('job_title', models.CharField(blank=True, max_length=80)),
                    ('about', models.CharField(blank=True, max_length=400)),
                    ('avatar', models.CharField(blank=True, max_length=80)),
                    ('language', models.CharField(choices=[('de', 'German'), ('en', 'English')], default='de', max_length=2)),
                    ('time_zone', models.CharField(default='Europe/Berlin', max_length=40)),
                    ('role', models.CharField(choices=[('member', 'Member'), ('moderator', 'Moderator'), ('administrator', 'Administrator')], default='member', max_length=16)),
                    ('is_bot', models.BooleanField(db_default=False, default=False)),
                    ('joined_at', models.DateTimeField()),
                    ('deactivated_at', models.DateTimeField(blank=True, null=True)),
                    ('department', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to='workspace.department')),
                    ('site', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to='workspace.site')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='person_email_unique')],
                },
            ),
            migrations.CreateModel(
                name='DiscardedFolder',
                fields=[
                    ('folder', models.CharField(max_length=80, primary_key=True, serialize=False)),
                    ('discarded_at', models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name='SearchProgress',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('gathered_until', models.BigIntegerField(default=0)),
                    ('checked_until', models.CharField(blank=True, max_length=32)),
                ],
            ),
            migrations.CreateModel(
                name='SearchWord',
                fields=[
                    ('word', models.CharField(max_length=32, primary_key=True, serialize=False)),
                ],
            ),
            migrations.CreateModel(
                name='AccessToken',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('scopes', models.CharField(db_default='', default='', max_length=120)),
                    ('last_used_on', models.DateField(null=True)),
                    ('name', models.CharField(max_length=60)),
                    ('digest', models.CharField(max_length=64, unique=True)),
                    ('created_at', models.DateTimeField()),
                    ('expires_at', models.DateTimeField(blank=True, null=True)),
                    ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tokens', to=settings.AUTH_USER_MODEL)),
                ],
            ),
            migrations.CreateModel(
                name='AuditEntry',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('at', models.DateTimeField(db_index=True)),
                    ('actor_id', models.CharField(blank=True, max_length=16)),
                    ('action', models.CharField(max_length=60)),
                    ('subject_id', models.CharField(db_index=True, max_length=32)),
                    ('person_id', models.CharField(blank=True, default='', max_length=16)),
                    ('place_id', models.CharField(blank=True, default='', max_length=16)),
                    ('detail', models.JSONField(default=dict)),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('person_id', ''), _negated=True), fields=['person_id', 'id'], name='audit_person'), models.Index(condition=models.Q(('place_id', ''), _negated=True), fields=['place_id', 'id'], name='audit_place')],
                },
            ),
            migrations.CreateModel(
                name='Emoji',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('name', models.CharField(max_length=32, unique=True)),
                    ('picture', models.CharField(max_length=40)),
                    ('still', models.CharField(max_length=40)),
                    ('added_at', models.DateTimeField()),
                    ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
            ),
            migrations.CreateModel(
                name='EmojiRule',
                fields=[
                    ('id', models.PositiveSmallIntegerField(default=1, editable=False, primary_key=True, serialize=False)),
                    ('everyone_adds', models.BooleanField(default=False)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='emoji_rule_once')],
                },
            ),
            migrations.CreateModel(
                name='Invitation',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('code_digest', models.CharField(max_length=64, unique=True)),
                    ('email', models.EmailField(max_length=254)),
                    ('role', models.CharField(choices=[('member', 'Member'), ('moderator', 'Moderator'), ('administrator', 'Administrator')], default='member', max_length=16)),
                    ('created_at', models.DateTimeField()),
                    ('expires_at', models.DateTimeField()),
                    ('revoked_at', models.DateTimeField(blank=True, null=True)),
                    ('accepted_by', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='invitation', to=settings.AUTH_USER_MODEL)),
                    ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
            ),
            migrations.CreateModel(
                name='LogEntry',
                fields=[
                    ('pk', models.CompositePrimaryKey('topic', 'seq', blank=True, editable=False, primary_key=True, serialize=False)),
                    ('topic', models.CharField(max_length=64)),
                    ('seq', models.BigIntegerField()),
                    ('payload', models.TextField()),
                    ('subject', models.CharField(blank=True, default='', max_length=16)),
                    ('evicts', models.CharField(blank=True, default='', max_length=16)),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('subject', ''), _negated=True), fields=['topic', 'subject'], name='logentry_subject'), models.Index(fields=['at'], name='logentry_at')],
                },
            ),
            migrations.CreateModel(
                name='SearchEntry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(max_length=12)),
                    ('ref', models.CharField(max_length=16, unique=True)),
                    ('place', models.CharField(max_length=16)),
                    ('anchor', models.BigIntegerField()),
                    ('within', models.CharField(blank=True, db_default='', default='', max_length=16)),
                    ('author', models.CharField(max_length=16)),
                    ('at', models.DateTimeField()),
                    ('marks', models.PositiveIntegerField(default=0)),
                    ('text', models.TextField()),
                ],
                options={
                    'indexes': [models.Index(fields=['at', 'id'], name='searchentry_at'), models.Index(fields=['place', 'at', 'id'], name='searchentry_place_at'), models.Index(fields=['author', 'at', 'id'], name='searchentry_author_at')],
                },
            ),
            migrations.CreateModel(
                name='StoredFile',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('name', models.CharField(max_length=200)),
                    ('size', models.BigIntegerField()),
                    ('is_voice', models.BooleanField(default=False)),
                    ('kind', models.CharField(blank=True, choices=[('image', 'Image'), ('audio', 'Audio'), ('video', 'Video'), ('voice', 'Voice'), ('file', 'File')], max_length=8)),
                    ('mime', models.CharField(blank=True, max_length=80)),
                    ('width', models.PositiveIntegerField(null=True)),
                    ('height', models.PositiveIntegerField(null=True)),
                    ('duration_ms', models.PositiveIntegerField(null=True)),
                    ('waveform', models.JSONField(default=list)),
                    ('placeholder', models.CharField(blank=True, max_length=600)),
                    ('folder', models.CharField(blank=True, max_length=80)),
                    ('has_thumb', models.BooleanField(default=False)),
                    ('has_preview', models.BooleanField(default=False)),
                    ('holder', models.CharField(blank=True, max_length=16)),
                    ('created_at', models.DateTimeField()),
                    ('ready_at', models.DateTimeField(null=True)),
                    ('owner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'indexes': [models.Index(fields=['owner'], name='file_owner'), models.Index(condition=models.Q(('holder', '')), fields=['created_at'], name='file_unheld')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('size__gt', 0)), name='file_not_empty'), models.CheckConstraint(condition=models.Q(models.Q(('folder', ''), ('holder', ''), ('kind', ''), ('ready_at', None)), models.Q(('ready_at__isnull', False), models.Q(('kind', ''), _negated=True), models.Q(('folder', ''), _negated=True)), _connector='OR'), name='file_ready_whole')],
                },
            ),
            migrations.CreateModel(
                name='Topic',
                fields=[
                    ('name', models.CharField(max_length=64, primary_key=True, serialize=False)),
                    ('head', models.BigIntegerField(default=0)),
                    ('floor', models.BigIntegerField(default=0)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('head__gte', models.F('floor'))), name='topic_head_over_floor')],
                },
            ),
            migrations.CreateModel(
                name='Attention',
                fields=[
                    ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to=settings.AUTH_USER_MODEL)),
                    ('version', models.PositiveIntegerField(default=0)),
                    ('status_emoji', models.CharField(blank=True, max_length=24)),
                    ('status_text', models.CharField(blank=True, max_length=80)),
                    ('status_until', models.DateTimeField(null=True)),
                    ('is_dnd', models.BooleanField(default=False)),
                    ('dnd_until', models.DateTimeField(null=True)),
                    ('has_quiet_hours', models.BooleanField(default=False)),
                    ('quiet_hours', models.JSONField(default=list)),
                    ('awake_until', models.DateTimeField(null=True)),
                    ('level', models.CharField(choices=[('all', 'all'), ('mentions', 'mentions'), ('nothing', 'nothing')], default='mentions', max_length=8)),
                    ('shows_content', models.BooleanField(default=False)),
                    ('has_sound', models.BooleanField(default=False)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('is_dnd', True), ('dnd_until', None), _connector='OR'), name='dnd_end_only_with_dnd')],
                },
            ),
            migrations.CreateModel(
                name='Block',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('since', models.DateTimeField()),
                    ('blocked', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('person', 'blocked'), name='block_once'), models.CheckConstraint(condition=models.Q(('person', models.F('blocked')), _negated=True), name='block_is_of_another')],
                },
            ),
            migrations.CreateModel(
                name='Notice',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('kind', models.CharField(choices=[('mention', 'Mention'), ('reply', 'Reply'), ('thread', 'Thread'), ('reaction', 'Reaction'), ('invitation', 'Invitation'), ('added', 'Added'), ('order', 'Order'), ('reminder', 'Reminder')], max_length=10)),
                    ('subject', models.CharField(max_length=16)),
                    ('place', models.CharField(blank=True, max_length=16)),
                    ('within', models.CharField(blank=True, max_length=16)),
                    ('anchor', models.BigIntegerField(default=0)),
                    ('actor', models.CharField(blank=True, max_length=16)),
                    ('at', models.DateTimeField()),
                    ('is_read', models.BooleanField(default=False)),
                    ('is_done', models.BooleanField(default=False)),
                    ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'indexes': [models.Index(fields=['person', 'at'], name='notice_person'), models.Index(condition=models.Q(('is_done', False), ('is_read', False)), fields=['person', 'at'], name='notice_unread'), models.Index(fields=['subject'], name='notice_subject'), models.Index(fields=['at'], name='notice_at')],
                    'constraints': [models.UniqueConstraint(fields=('person', 'kind', 'subject'), name='notice_once')],
                },
            ),
        ]),
    ]
