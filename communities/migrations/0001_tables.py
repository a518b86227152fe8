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
        ('communities', '0001_initial'),
        ('communities', '0002_talk_rooms'),
        ('communities', '0003_attachments'),
        ('communities', '0004_conversations'),
        ('communities', '0005_unread_index'),
        ('communities', '0006_threads'),
        ('communities', '0007_link_previews'),
        ('communities', '0008_pins_and_bookmarks'),
        ('communities', '0009_sidebar_archive'),
        ('communities', '0010_order'),
        ('communities', '0011_reports'),
        ('communities', '0012_integrations'),
        ('communities', '0013_inbox'),
        ('communities', '0014_levels'),
        ('communities', '0015_later'),
        ('communities', '0016_rich'),
        ('communities', '0017_spaces'),
        ('communities', '0018_coffee_chats'),
    ]

    dependencies = [
        ('workspace', '0001_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables([
            migrations.CreateModel(
                name='Sidebar',
                fields=[
                    ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to=settings.AUTH_USER_MODEL)),
                    ('version', models.PositiveIntegerField(default=0)),
                    ('starred', models.JSONField(default=list)),
                    ('folded', models.JSONField(default=list)),
                    ('only_unread', models.BooleanField(default=False)),
                    ('sections', models.JSONField(default=list)),
                    ('order', models.JSONField(default=list)),
                    ('sorts', models.JSONField(default=dict)),
                ],
            ),
            migrations.CreateModel(
                name='Community',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('name', models.CharField(max_length=60)),
                    ('description', models.TextField(blank=True)),
                    ('description_html', models.TextField(blank=True)),
                    ('rules', models.TextField(blank=True)),
                    ('rules_html', models.TextField(blank=True)),
                    ('rules_at', models.DateTimeField(null=True)),
                    ('tags', models.JSONField(default=list)),
                    ('cover', models.CharField(blank=True, max_length=80)),
                    ('visibility', models.CharField(choices=[('public', 'Public'), ('private', 'Private')], default='public', max_length=8)),
                    ('is_listed', models.BooleanField(default=False)),
                    ('founded_at', models.DateTimeField()),
                    ('archived_at', models.DateTimeField(null=True)),
                    ('link_previews', models.BooleanField(db_default=True, default=True)),
                    ('is_hooked', models.BooleanField(db_default=False, default=False)),
                    ('open_calls', models.BooleanField(db_default=False, default=False)),
                    ('member_count', models.PositiveIntegerField(default=0)),
                    ('founded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('name'), name='community_name_unique')],
                },
            ),
            migrations.CreateModel(
                name='BotCommand',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('name', models.CharField(max_length=30)),
                    ('hint', models.CharField(blank=True, max_length=60)),
                    ('description', models.CharField(blank=True, max_length=120)),
                    ('url', models.CharField(blank=True, max_length=2048)),
                    ('made_at', models.DateTimeField()),
                    ('bot', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('community', 'name'), name='command_once')],
                },
            ),
            migrations.CreateModel(
                name='Bot',
                fields=[
                    ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='bot', serialize=False, to=settings.AUTH_USER_MODEL)),
                    ('made_at', models.DateTimeField()),
                    ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('community', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
                ],
            ),
            migrations.CreateModel(
                name='CommunityInvitation',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField()),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='communities.community')),
                    ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('community', 'person'), name='community_invited_once')],
                },
            ),
            migrations.CreateModel(
                name='CommunityMember',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('standing', models.CharField(choices=[('member', 'Member'), ('moderator', 'Moderator'), ('owner', 'Owner')], default='member', max_length=10)),
                    ('joined_at', models.DateTimeField()),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='communities.community')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'indexes': [models.Index(fields=['person'], name='community_member_person'), models.Index(condition=models.Q(('standing__in', ['moderator', 'owner'])), fields=['community'], name='community_keeper')],
                    'constraints': [models.UniqueConstraint(fields=('community', 'person'), name='community_member_once')],
                },
            ),
            migrations.CreateModel(
                name='JoinRequest',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('words', models.CharField(blank=True, max_length=300)),
                    ('asked_at', models.DateTimeField()),
                    ('state', models.CharField(choices=[('open', 'Open'), ('declined', 'Declined')], default='open', max_length=8)),
                    ('answer', models.CharField(blank=True, max_length=300)),
                    ('answered_at', models.DateTimeField(null=True)),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='requests', to='communities.community')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('community', 'person'), name='community_asked_once'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None), ('state', 'open')), models.Q(('answered_at__isnull', False), ('state', 'declined')), _connector='OR'), name='declined_request_is_answered')],
                },
            ),
            migrations.CreateModel(
                name='LinkPreview',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('digest', models.CharField(max_length=64)),
                    ('url', models.CharField(max_length=2048)),
                    ('title', models.CharField(blank=True, max_length=200)),
                    ('description', models.CharField(blank=True, max_length=300)),
                    ('site', models.CharField(blank=True, max_length=80)),
                    ('folder', models.CharField(blank=True, max_length=80)),
                    ('width', models.PositiveSmallIntegerField(default=0)),
                    ('height', models.PositiveSmallIntegerField(default=0)),
                    ('looked_at', models.DateTimeField()),
                ],
                options={
                    'indexes': [models.Index(fields=['digest', 'looked_at'], name='link_preview_recent')],
                },
            ),
            migrations.CreateModel(
                name='Room',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('kind', models.CharField(choices=[('channel', 'Channel'), ('talk', 'Talk'), ('coffee', 'Coffee'), ('direct', 'Direct'), ('group', 'Group')], default='channel', max_length=10)),
                    ('name', models.CharField(max_length=60)),
                    ('purpose', models.CharField(blank=True, max_length=250)),
                    ('visibility', models.CharField(choices=[('public', 'Public'), ('private', 'Private')], default='public', max_length=8)),
                    ('posting', models.CharField(choices=[('everyone', 'Everyone'), ('moderators', 'Moderators')], default='everyone', max_length=10)),
                    ('pinning', models.CharField(choices=[('everyone', 'Everyone'), ('moderators', 'Moderators')], default='moderators', max_length=10)),
                    ('is_locked', models.BooleanField(default=False)),
                    ('lock_reason', models.CharField(blank=True, max_length=200)),
                    ('slow_s', models.PositiveIntegerField(default=0)),
                    ('is_default', models.BooleanField(default=False)),
                    ('archived_at', models.DateTimeField(null=True)),
                    ('is_hooked', models.BooleanField(db_default=False, default=False)),
                    ('position', models.BigIntegerField(null=True)),
                    ('people_key', models.CharField(max_length=160, null=True, unique=True)),
                    ('created_at', models.DateTimeField()),
                    ('community', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='rooms', to='communities.community')),
                    ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('community', None), ('is_default', False), ('kind__in', ('direct', 'group')), ('visibility', 'private')), models.Q(('is_default', False), ('kind', 'coffee'), ('people_key', None)), models.Q(models.Q(('kind__in', ('direct', 'group')), _negated=True), ('community__isnull', False), ('people_key', None)), _connector='OR'), name='room_is_personal_or_in_community'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'direct'), _negated=True), models.Q(('name', ''), ('people_key__isnull', False)), _connector='OR'), name='direct_room_is_of_two'), models.UniqueConstraint(models.F('community'), django.db.models.functions.text.Lower('name'), condition=models.Q(('kind', 'channel')), name='channel_name_unique'), models.CheckConstraint(condition=models.Q(('is_default', False), ('visibility', 'public'), _connector='OR'), name='default_channel_is_public'), models.CheckConstraint(condition=models.Q(('archived_at', None), models.Q(('is_default', False), ('kind', 'channel')), _connector='OR'), name='archived_room_is_a_channel')],
                },
            ),
            migrations.CreateModel(
                name='Message',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('seq', models.BigIntegerField()),
                    ('client_id', models.UUIDField()),
                    ('fingerprint', models.CharField(max_length=64)),
                    ('body', models.TextField(blank=True)),
                    ('html', models.TextField(blank=True)),
                    ('in_stream', models.BooleanField(default=True)),
                    ('version', models.PositiveIntegerField(default=1)),
                    ('calls', models.PositiveSmallIntegerField(db_default=0, default=0)),
                    ('sent_at', models.DateTimeField()),
                    ('edited_at', models.DateTimeField(null=True)),
                    ('deleted_at', models.DateTimeField(null=True)),
                    ('pinned_at', models.DateTimeField(null=True)),
                    ('author', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('deleted_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('forward_of', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='communities.message')),
                    ('pinned_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('reply_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='replies', to='communities.message')),
                    ('thread', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.message')),
                    ('room', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.room')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('in_stream', True)), fields=['room', 'seq'], name='message_stream'), models.Index(condition=models.Q(('in_stream', True)), fields=['room', 'sent_at', 'seq'], name='message_day'), models.Index(condition=models.Q(('pinned_at__isnull', False)), fields=['room', 'pinned_at'], name='message_pinned'), models.Index(condition=models.Q(('thread__isnull', False)), fields=['thread', 'seq'], name='message_thread'), models.Index(condition=models.Q(('calls__gt', 0), ('deleted_at', None)), fields=['room', 'seq'], name='message_calling'), models.Index(condition=models.Q(('deleted_at', None), ('in_stream', True)), fields=['room', 'seq', 'author'], name='message_unread')],
                    'constraints': [models.UniqueConstraint(fields=('room', 'seq'), name='message_room_seq'), models.UniqueConstraint(fields=('author', 'client_id'), name='message_sent_once'), models.CheckConstraint(condition=models.Q(('deleted_at', None), models.Q(('body', ''), ('html', '')), _connector='OR'), name='deleted_message_is_empty'), models.CheckConstraint(condition=models.Q(('pinned_at', None), ('deleted_at', None), _connector='OR'), name='pinned_message_is_there'), models.CheckConstraint(condition=models.Q(('thread__isnull', False), ('in_stream', True), _connector='OR'), name='root_is_in_stream')],
                },
            ),
            migrations.CreateModel(
                name='Bookmark',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('note', models.CharField(blank=True, max_length=500)),
                    ('saved_at', models.DateTimeField()),
                    ('done_at', models.DateTimeField(null=True)),
                    ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.message')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('person', 'message'), name='saved_message_once')],
                },
            ),
            migrations.CreateModel(
                name='Attachment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('position', models.PositiveSmallIntegerField()),
                    ('file', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspace.storedfile')),
                    ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='communities.message')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('message', 'position'), name='attachment_in_order')],
                },
            ),
            migrations.CreateModel(
                name='MessagePreview',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('position', models.PositiveSmallIntegerField()),
                    ('is_removed', models.BooleanField(default=False)),
                    ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='previews', to='communities.message')),
                    ('preview', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.linkpreview')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('message', 'preview'), name='preview_once')],
                },
            ),
            migrations.CreateModel(
                name='MessageRevision',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.PositiveIntegerField()),
                    ('body', models.TextField()),
                    ('html', models.TextField()),
                    ('written_at', models.DateTimeField()),
                    ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='communities.message')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('message', 'version'), name='revision_once')],
                },
            ),
            migrations.CreateModel(
                name='OutgoingHook',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('name', models.CharField(max_length=60)),
                    ('url', models.CharField(max_length=2048)),
                    ('events', models.JSONField(default=list)),
                    ('words', models.JSONField(default=list)),
                    ('version', models.PositiveIntegerField(default=1)),
                    ('made_at', models.DateTimeField()),
                    ('stopped_at', models.DateTimeField(null=True)),
                    ('stopped_for', models.CharField(blank=True, max_length=16)),
                    ('claimed_until', models.DateTimeField(null=True)),
                    ('bot', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
                    ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('room', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.room')),
                ],
            ),
            migrations.CreateModel(
                name='HookDelivery',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(max_length=16)),
                    ('emoji', models.CharField(blank=True, max_length=24)),
                    ('happened_at', models.DateTimeField()),
                    ('state', models.CharField(choices=[('pending', 'Pending'), ('done', 'Done'), ('failed', 'Failed'), ('dropped', 'Dropped')], default='pending', max_length=8)),
                    ('tries', models.PositiveSmallIntegerField(default=0)),
                    ('next_at', models.DateTimeField()),
                    ('tried_at', models.DateTimeField(null=True)),
                    ('status', models.PositiveSmallIntegerField(null=True)),
                    ('reason', models.CharField(blank=True, max_length=16)),
                    ('actor', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('message', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.message')),
                    ('hook', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.outgoinghook')),
                ],
                options={
                    'indexes': [models.Index(fields=['hook', 'id'], name='hook_delivery_order'), models.Index(condition=models.Q(('state', 'pending')), fields=['hook', 'id'], name='hook_delivery_pending')],
                },
            ),
            migrations.CreateModel(
                name='OwnershipOffer',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('afterwards', models.CharField(choices=[('member', 'Member'), ('moderator', 'Moderator'), ('owner', 'Owner')], max_length=10)),
                    ('offered_at', models.DateTimeField()),
                    ('until', models.DateTimeField()),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='offers', to='communities.community')),
                    ('offered_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('community', 'offered_by'), name='ownership_offered_once'), models.CheckConstraint(condition=models.Q(('afterwards__in', ['moderator', 'member'])), name='ownership_is_given_away'), models.CheckConstraint(condition=models.Q(('offered_by', models.F('person')), _negated=True), name='ownership_is_offered_to_another')],
                },
            ),
            migrations.CreateModel(
                name='Reaction',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('emoji', models.CharField(max_length=40)),
                    ('reacted_at', models.DateTimeField()),
                    ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reactions', to='communities.message')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('message', 'person', 'emoji'), name='reaction_once')],
                },
            ),
            migrations.CreateModel(
                name='Reminder',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('note', models.CharField(blank=True, max_length=500)),
                    ('due_at', models.DateTimeField()),
                    ('told_at', models.DateTimeField(null=True)),
                    ('message', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='communities.message')),
                    ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('told_at', None)), fields=['due_at'], name='reminder_waits')],
                    'constraints': [models.UniqueConstraint(fields=('person', 'message'), name='reminder_of_message_once')],
                },
            ),
            migrations.CreateModel(
                name='Report',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('message_id', models.CharField(max_length=16)),
                    ('room_id', models.CharField(max_length=16)),
                    ('seq', models.BigIntegerField()),
                    ('thread_id', models.CharField(blank=True, max_length=16)),
                    ('is_for_house', models.BooleanField(default=False)),
                    ('opened_at', models.DateTimeField()),
                    ('decided_at', models.DateTimeField(null=True)),
                    ('outcome', models.CharField(blank=True, choices=[('removed', 'Removed'), ('acted', 'Acted'), ('no_violation', 'No Violation')], max_length=12)),
                    ('answer', models.CharField(blank=True, max_length=500)),
                    ('author', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('community', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
                    ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'indexes': [models.Index(fields=['community', 'opened_at'], name='report_in_community'), models.Index(condition=models.Q(('decided_at__isnull', False)), fields=['decided_at'], name='report_decided')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('decided_at', None)), fields=('message_id',), name='report_open_once'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('outcome', '')), ('decided_at__isnull', False), _connector='OR'), name='report_is_open_or_decided')],
                },
            ),
            migrations.CreateModel(
                name='Filing',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('complaint', models.CharField(choices=[('insult', 'Insult'), ('spam', 'Spam'), ('private', 'Private'), ('other', 'Other')], max_length=8)),
                    ('words', models.CharField(blank=True, max_length=500)),
                    ('shown', models.JSONField(default=list)),
                    ('filed_at', models.DateTimeField()),
                    ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='filings', to='communities.report')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('person', 'report'), name='filing_once')],
                },
            ),
            migrations.CreateModel(
                name='Mention',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('seq', models.BigIntegerField()),
                    ('call', models.PositiveSmallIntegerField(db_default=0, default=0)),
                    ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='communities.message')),
                    ('thread', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.message')),
                    ('room', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.room')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('message', 'person'), name='mention_once'), models.UniqueConstraint(fields=('person', 'room', 'seq'), name='mention_in_order')],
                },
            ),
            migrations.CreateModel(
                name='Membership',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('joined_at', models.DateTimeField()),
                    ('read_seq', models.BigIntegerField(default=0)),
                    ('read_version', models.PositiveIntegerField(default=0)),
                    ('is_hidden', models.BooleanField(default=False)),
                    ('paced_at', models.DateTimeField(null=True)),
                    ('level', models.CharField(blank=True, choices=[('all', 'all'), ('mentions', 'mentions'), ('nothing', 'nothing')], max_length=8)),
                    ('muted_until', models.DateTimeField(null=True)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('room', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='communities.room')),
                ],
                options={
                    'indexes': [models.Index(fields=['person'], name='membership_person')],
                    'constraints': [models.UniqueConstraint(fields=('room', 'person'), name='membership_once')],
                },
            ),
            migrations.CreateModel(
                name='IncomingHook',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('name', models.CharField(max_length=60)),
                    ('digest', models.CharField(max_length=64)),
                    ('made_at', models.DateTimeField()),
                    ('taken_at', models.DateTimeField(null=True)),
                    ('refused_at', models.DateTimeField(null=True)),
                    ('refusal', models.CharField(blank=True, max_length=40)),
                    ('bot', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('room', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.room')),
                ],
            ),
            migrations.CreateModel(
                name='Draft',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('place', models.CharField(max_length=16)),
                    ('text', models.TextField(blank=True)),
                    ('files', models.JSONField(default=list)),
                    ('revision', models.BigIntegerField()),
                    ('changed_at', models.DateTimeField()),
                    ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('reply_to', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='communities.message')),
                    ('thread', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.message')),
                    ('room', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.room')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('person', 'place'), name='draft_once')],
                },
            ),
            migrations.CreateModel(
                name='Sanction',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('mute', 'Mute'), ('ban', 'Ban')], max_length=4)),
                    ('reason', models.CharField(choices=[('harassment', 'Harassment'), ('spam', 'Spam'), ('off_topic', 'Off Topic'), ('private', 'Private'), ('other', 'Other')], max_length=12)),
                    ('words', models.CharField(blank=True, max_length=300)),
                    ('imposed_at', models.DateTimeField()),
                    ('until', models.DateTimeField(null=True)),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sanctions', to='communities.community')),
                    ('imposed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('community', 'person', 'kind'), name='sanction_once'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'mute'), ('until__isnull', False)), models.Q(('kind', 'ban'), ('until', None)), _connector='OR'), name='mute_ends_and_ban_does_not')],
                },
            ),
            migrations.CreateModel(
                name='ScheduledMessage',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('also_in_room', models.BooleanField(default=False)),
                    ('body', models.TextField(blank=True)),
                    ('due_at', models.DateTimeField()),
                    ('try_at', models.DateTimeField()),
                    ('problem', models.CharField(blank=True, max_length=40)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('reply_to', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='communities.message')),
                    ('room', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.room')),
                    ('thread', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.message')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('problem', '')), fields=['try_at'], name='scheduled_due')],
                },
            ),
            migrations.CreateModel(
                name='ScheduledFile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('position', models.PositiveSmallIntegerField()),
                    ('file', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspace.storedfile')),
                    ('scheduled', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='communities.scheduledmessage')),
                ],
            ),
            migrations.CreateModel(
                name='ThreadFollow',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('level', models.CharField(choices=[('follow', 'Follow'), ('mentions', 'Mentions'), ('mute', 'Mute')], default='follow', max_length=8)),
                    ('muted_until', models.DateTimeField(null=True)),
                    ('read_seq', models.BigIntegerField(default=0)),
                    ('read_version', models.PositiveIntegerField(default=0)),
                    ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('room', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.room')),
                    ('root', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.message')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('person', 'root'), name='thread_follow_once')],
                },
            ),
        ]),
    ]
