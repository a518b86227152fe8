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
        ('talk', '0001_initial'),
        ('talk', '0002_recording'),
        ('talk', '0003_clips_and_calls'),
        ('talk', '0004_episodes'),
        ('talk', '0005_noise'),
        ('talk', '0006_transcripts'),
        ('talk', '0007_coffee'),
        ('talk', '0008_lobby'),
    ]

    dependencies = [
        ('communities', '0001_tables'),
        ('workspace', '0001_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables([
            migrations.CreateModel(
                name='CoffeeMet',
                fields=[
                    ('pair', models.CharField(max_length=64, primary_key=True, serialize=False)),
                    ('until', models.DateTimeField(db_index=True)),
                ],
            ),
            migrations.CreateModel(
                name='CoffeeRoom',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('kind', models.CharField(choices=[('corner', 'Corner'), ('instant', 'Instant'), ('match', 'Match')], default='corner', max_length=8)),
                    ('name', models.CharField(max_length=60)),
                    ('places', models.PositiveSmallIntegerField(default=8)),
                    ('is_closed', models.BooleanField(default=False)),
                    ('created_at', models.DateTimeField()),
                    ('ended_at', models.DateTimeField(null=True)),
                    ('emptied_at', models.DateTimeField(null=True)),
                    ('version', models.PositiveIntegerField(default=0)),
                    ('card', models.PositiveSmallIntegerField(null=True)),
                    ('card_about', models.CharField(blank=True, max_length=60)),
                    ('timer_s', models.PositiveIntegerField(null=True)),
                    ('timer_ends_at', models.DateTimeField(null=True)),
                    ('found', models.JSONField(null=True)),
                    ('chat', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='communities.room')),
                    ('community', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
                    ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('site', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workspace.site')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('emptied_at__isnull', False)), fields=['emptied_at'], name='coffee_emptied')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('community', None), ('site__isnull', False)), models.Q(('community__isnull', False), ('site', None)), models.Q(('community', None), ('kind', 'match'), ('site', None)), _connector='OR'), name='coffee_room_is_somewhere'), models.CheckConstraint(condition=models.Q(('places__gte', 2), ('places__lte', 8)), name='coffee_room_has_places'), models.CheckConstraint(condition=models.Q(models.Q(('timer_ends_at', None), ('timer_s', None)), models.Q(('timer_ends_at__isnull', False), ('timer_s__isnull', False)), _connector='OR'), name='coffee_timer_whole'), models.UniqueConstraint(models.F('community'), django.db.models.functions.text.Lower('name'), condition=models.Q(('community__isnull', False), ('ended_at', None), ('kind', 'corner')), name='coffee_corner_name_in_community'), models.UniqueConstraint(models.F('site'), django.db.models.functions.text.Lower('name'), condition=models.Q(('ended_at', None), ('kind', 'corner'), ('site__isnull', False)), name='coffee_corner_name_at_site')],
                },
            ),
            migrations.CreateModel(
                name='CoffeeRemoval',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('room', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='removals', to='talk.coffeeroom')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('room', 'person'), name='coffee_removal_once')],
                },
            ),
            migrations.CreateModel(
                name='CoffeeKnock',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField()),
                    ('let_in_at', models.DateTimeField(null=True)),
                    ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('room', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='knocks', to='talk.coffeeroom')),
                ],
            ),
            migrations.CreateModel(
                name='CoffeeGuest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('room', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='guests', to='talk.coffeeroom')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('room', 'person'), name='coffee_guest_once')],
                },
            ),
            migrations.CreateModel(
                name='CoffeeSeat',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('sat_at', models.DateTimeField()),
                    ('arrived_at', models.DateTimeField()),
                    ('is_muted', models.BooleanField(default=True)),
                    ('gone_at', models.DateTimeField(null=True)),
                    ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='coffee_seat', to=settings.AUTH_USER_MODEL)),
                    ('room', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='talk.coffeeroom')),
                ],
            ),
            migrations.CreateModel(
                name='CoffeeWait',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('since', models.DateTimeField()),
                    ('arrived_at', models.DateTimeField()),
                    ('gone_at', models.DateTimeField(null=True)),
                    ('languages', models.JSONField()),
                    ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
            ),
            migrations.CreateModel(
                name='Show',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('title', models.CharField(max_length=80)),
                    ('description', models.CharField(blank=True, max_length=1000)),
                    ('cover', models.CharField(blank=True, max_length=80)),
                    ('weekday', models.PositiveSmallIntegerField(null=True)),
                    ('starts', models.TimeField(null=True)),
                    ('time_zone', models.CharField(blank=True, max_length=40)),
                    ('length_min', models.PositiveSmallIntegerField(null=True)),
                    ('created_at', models.DateTimeField()),
                    ('closed_at', models.DateTimeField(null=True)),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
                    ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('length_min', None), ('starts', None), ('time_zone', ''), ('weekday', None)), models.Q(('length_min__isnull', False), ('starts__isnull', False), ('weekday__isnull', False), ('weekday__lte', 6), models.Q(('time_zone', ''), _negated=True)), _connector='OR'), name='show_slot_whole')],
                },
            ),
            migrations.CreateModel(
                name='Talk',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('title', models.CharField(max_length=80)),
                    ('description', models.CharField(blank=True, max_length=1000)),
                    ('state', models.CharField(choices=[('scheduled', 'Scheduled'), ('live', 'Live'), ('ended', 'Ended'), ('cancelled', 'Cancelled')], default='scheduled', max_length=10)),
                    ('starts_at', models.DateTimeField()),
                    ('length_min', models.PositiveSmallIntegerField(default=60)),
                    ('started_at', models.DateTimeField(null=True)),
                    ('ended_at', models.DateTimeField(null=True)),
                    ('locked', models.BooleanField(default=False)),
                    ('unmute_freely', models.BooleanField(default=False)),
                    ('count', models.PositiveIntegerField(default=0)),
                    ('has_recorded', models.BooleanField(default=False)),
                    ('log_forgotten', models.BooleanField(default=False)),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
                    ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('recording_wanted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('room', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='communities.room')),
                    ('show', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='talks', to='talk.show')),
                ],
                options={
                    'indexes': [models.Index(fields=['state', 'starts_at'], name='talk_programme'), models.Index(fields=['community', 'starts_at'], name='talk_of_community')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'live')), fields=('show',), name='show_live_once'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'live'), _negated=True), models.Q(('room__isnull', False), ('started_at__isnull', False)), _connector='OR'), name='live_talk_has_begun')],
                },
            ),
            migrations.CreateModel(
                name='Episode',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('title', models.CharField(max_length=80)),
                    ('notes', models.CharField(blank=True, max_length=5000)),
                    ('downloadable', models.BooleanField(default=False)),
                    ('state', models.CharField(choices=[('making', 'Making'), ('ready', 'Ready'), ('failed', 'Failed')], default='making', max_length=7)),
                    ('problem', models.CharField(blank=True, choices=[('nothing_recorded', 'Nothing Recorded'), ('disk_full', 'Disk Full'), ('broken', 'Broken')], max_length=16)),
                    ('percent', models.PositiveSmallIntegerField(default=0)),
                    ('revision', models.PositiveIntegerField(default=1)),
                    ('made_revision', models.PositiveIntegerField(null=True)),
                    ('duration_ms', models.PositiveIntegerField(default=0)),
                    ('peaks', models.BinaryField(default=bytes)),
                    ('chapters', models.JSONField(default=list)),
                    ('has_own_chapters', models.BooleanField(default=False)),
                    ('cuts', models.JSONField(default=list)),
                    ('uncut_ms', models.PositiveIntegerField(default=0)),
                    ('uncut_peaks', models.BinaryField(default=bytes)),
                    ('timeline', models.JSONField(default=dict)),
                    ('transcript_state', models.CharField(choices=[('absent', 'Absent'), ('writing', 'Writing'), ('ready', 'Ready'), ('failed', 'Failed'), ('deleted', 'Deleted')], default='absent', max_length=7)),
                    ('transcript_percent', models.PositiveSmallIntegerField(default=0)),
                    ('worked_at', models.DateTimeField(null=True)),
                    ('mp3_bytes', models.PositiveBigIntegerField(default=0)),
                    ('m4a_bytes', models.PositiveBigIntegerField(default=0)),
                    ('created_at', models.DateTimeField()),
                    ('published_at', models.DateTimeField(null=True)),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
                    ('talk', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='episode', to='talk.talk')),
                ],
                options={
                    'indexes': [models.Index(fields=['community', 'published_at'], name='episodes_of_community')],
                },
            ),
            migrations.CreateModel(
                name='Bookmark',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at_ms', models.PositiveIntegerField()),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('episode', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='talk.episode')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('episode', 'person'), name='bookmark_once')],
                },
            ),
            migrations.CreateModel(
                name='EpisodeComment',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('at_ms', models.PositiveIntegerField()),
                    ('text', models.CharField(max_length=1000)),
                    ('written_at', models.DateTimeField()),
                    ('episode', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='talk.episode')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
            ),
            migrations.CreateModel(
                name='EpisodeTrack',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(max_length=5)),
                    ('of', models.CharField(max_length=32)),
                    ('heard_until_ms', models.PositiveBigIntegerField(default=0)),
                    ('language', models.CharField(blank=True, max_length=16)),
                    ('is_done', models.BooleanField(default=False)),
                    ('episode', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tracks', to='talk.episode')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('episode', 'kind', 'of'), name='track_of_episode_once')],
                },
            ),
            migrations.CreateModel(
                name='EpisodeLine',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('said_at_ms', models.PositiveBigIntegerField()),
                    ('words', models.JSONField()),
                    ('language', models.CharField(max_length=16)),
                    ('start_ms', models.PositiveIntegerField(null=True)),
                    ('end_ms', models.PositiveIntegerField(null=True)),
                    ('text', models.TextField(blank=True)),
                    ('track', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='talk.episodetrack')),
                ],
                options={
                    'indexes': [models.Index(fields=['track', 'start_ms'], name='lines_of_track')],
                },
            ),
            migrations.CreateModel(
                name='FeedKey',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('made_at', models.DateTimeField()),
                    ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
            ),
            migrations.CreateModel(
                name='LobbyTick',
                fields=[
                    ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='lobby_tick_once')],
                },
            ),
            migrations.CreateModel(
                name='Question',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('text', models.CharField(max_length=300)),
                    ('state', models.CharField(choices=[('open', 'Open'), ('on_air', 'On Air'), ('answered', 'Answered'), ('dismissed', 'Dismissed')], default='open', max_length=9)),
                    ('votes', models.PositiveIntegerField(default=0)),
                    ('asked_at', models.DateTimeField()),
                    ('call_file', models.CharField(blank=True, max_length=80)),
                    ('call_ms', models.PositiveIntegerField(default=0)),
                    ('call_peaks', models.JSONField(default=list)),
                    ('call_played', models.BooleanField(default=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('talk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='talk.talk')),
                ],
            ),
            migrations.CreateModel(
                name='QuestionVote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='talk.question')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('question', 'person'), name='vote_once')],
                },
            ),
            migrations.CreateModel(
                name='Clip',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('title', models.CharField(max_length=60)),
                    ('file', models.CharField(max_length=80)),
                    ('duration_ms', models.PositiveIntegerField()),
                    ('created_at', models.DateTimeField()),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
                    ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('show', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='clips', to='talk.show')),
                ],
            ),
            migrations.CreateModel(
                name='ShowHost',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('show', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hosts', to='talk.show')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('show', 'person'), name='show_host_once')],
                },
            ),
            migrations.CreateModel(
                name='Subscription',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('show', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='subscriptions', to='talk.show')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('show', 'person'), name='subscription_once')],
                },
            ),
            migrations.CreateModel(
                name='Removal',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('talk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='removals', to='talk.talk')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('talk', 'person'), name='removal_once')],
                },
            ),
            migrations.CreateModel(
                name='Reminder',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('talk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='talk.talk')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('talk', 'person'), name='reminder_once')],
                },
            ),
            migrations.CreateModel(
                name='RecordingConsent',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('answer', models.CharField(choices=[('yes', 'YES'), ('no', 'NO')], max_length=3)),
                    ('answered_at', models.DateTimeField()),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('talk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='talk.talk')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('talk', 'person'), name='recording_consent_once')],
                },
            ),
            migrations.CreateModel(
                name='Playing',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('clip', models.CharField(max_length=16)),
                    ('file', models.CharField(max_length=80)),
                    ('title', models.CharField(blank=True, max_length=60)),
                    ('duration_ms', models.PositiveIntegerField()),
                    ('started_at', models.DateTimeField()),
                    ('ends_at', models.DateTimeField()),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('talk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='playing', to='talk.talk')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('talk', 'clip'), name='playing_once')],
                },
            ),
            migrations.CreateModel(
                name='Participant',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('role', models.CharField(choices=[('host', 'HOST'), ('cohost', 'COHOST'), ('speaker', 'SPEAKER'), ('listener', 'LISTENER')], max_length=8)),
                    ('muted', models.CharField(choices=[('no', 'NO'), ('self', 'SELF'), ('host', 'HOST')], max_length=4)),
                    ('hand', models.PositiveIntegerField(null=True)),
                    ('standing', models.PositiveIntegerField(null=True)),
                    ('invited', models.BooleanField(default=False)),
                    ('arrived_at', models.DateTimeField()),
                    ('gone_at', models.DateTimeField(null=True)),
                    ('noise_reduced', models.BooleanField(default=False)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('talk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participants', to='talk.talk')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('talk', 'person'), name='participant_once'), models.UniqueConstraint(condition=models.Q(('role', 'host')), fields=('talk',), name='one_host'), models.CheckConstraint(condition=models.Q(models.Q(('role', 'listener'), _negated=True), models.Q(('muted', 'no'), _negated=True), _connector='OR'), name='listeners_are_muted')],
                },
            ),
            migrations.CreateModel(
                name='Credit',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('role', models.CharField(choices=[('host', 'HOST'), ('cohost', 'COHOST'), ('speaker', 'SPEAKER'), ('listener', 'LISTENER')], max_length=8)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('talk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='credits', to='talk.talk')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('talk', 'person'), name='credit_once')],
                },
            ),
            migrations.CreateModel(
                name='ChapterMark',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(max_length=120)),
                    ('at', models.DateTimeField()),
                    ('talk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='talk.talk')),
                ],
            ),
            migrations.CreateModel(
                name='CoffeeApart',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('person', 'other'), name='coffee_apart_once'), models.CheckConstraint(condition=models.Q(('person', models.F('other')), _negated=True), name='coffee_apart_of_another')],
                },
            ),
        ]),
    ]
