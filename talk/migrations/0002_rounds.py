"""Coffee rounds: series, wishes, rounds, proposals; a match can stay for a while without anybody in it."""

import django.db.models.deletion
import talk.coffee.cadence
import talk.rounds.fate
import workspace.core.ids
from django.conf import settings
from django.db import migrations, models
from workspace.core.migrating import CreateTables


class Migration(migrations.Migration):

    dependencies = [
        ('communities', '0001_tables'),
        ('talk', '0001_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables([
            migrations.CreateModel(
                name='RoundSeries',
                fields=[
                    ('id', models.CharField(max_length=16, primary_key=True, serialize=False)),
                    ('is_on', models.BooleanField(default=False)),
                    ('weekday', models.PositiveSmallIntegerField(default=0)),
                    ('begins', models.TimeField()),
                    ('time_zone', models.CharField(max_length=40)),
                    ('due_at', models.DateTimeField(null=True)),
                    ('held', models.PositiveIntegerField(default=0)),
                    ('held_at', models.DateTimeField(null=True)),
                    ('community', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('is_on', True)), fields=['due_at'], name='round_series_due')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('community', None), ('id', 'house')), models.Q(('community__isnull', False), ('id', models.F('community_id'))), _connector='OR'), name='round_series_is_somewhere'), models.CheckConstraint(condition=models.Q(models.Q(('due_at', None), ('is_on', False)), models.Q(('due_at__isnull', False), ('is_on', True)), _connector='OR'), name='round_series_due_while_on'), models.CheckConstraint(condition=models.Q(('weekday__lte', 6)), name='round_series_weekday')],
                },
            ),
            migrations.CreateModel(
                name='Round',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('number', models.PositiveIntegerField()),
                    ('seed', models.BigIntegerField()),
                    ('steps', models.PositiveIntegerField()),
                    ('starts_at', models.DateTimeField()),
                    ('held_at', models.DateTimeField()),
                    ('series', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='rounds', to='talk.roundseries')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('series', 'number'), name='round_once')],
                },
            ),
            migrations.CreateModel(
                name='Proposal',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('at', models.DateTimeField()),
                    ('found', models.JSONField()),
                    ('state', models.CharField(choices=[('proposed', 'PROPOSED'), ('fell_through', 'FELL_THROUGH'), ('lapsed', 'LAPSED'), ('opened', 'OPENED'), ('over', 'OVER')], default=talk.rounds.fate.State['PROPOSED'], max_length=12)),
                    ('room', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='talk.coffeeroom')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposals', to='talk.round')),
                ],
                options={
                    'indexes': [models.Index(fields=['state', 'at'], name='proposal_due')],
                },
            ),
            migrations.CreateModel(
                name='RoundWish',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('every', models.PositiveSmallIntegerField(choices=[(1, 'WEEK'), (2, 'FORTNIGHT'), (4, 'MONTH')], default=talk.coffee.cadence.Every['WEEK'])),
                    ('paused_until', models.DateField(null=True)),
                    ('languages', models.JSONField()),
                    ('wish', models.CharField(choices=[('pair', 'PAIR'), ('group', 'GROUP')], max_length=5)),
                    ('begins', models.TimeField()),
                    ('ends', models.TimeField()),
                    ('weekdays', models.JSONField()),
                    ('free', models.JSONField(default=list)),
                    ('own_team', models.BooleanField(default=True)),
                    ('last_round', models.PositiveIntegerField(null=True)),
                    ('spared', models.BooleanField(default=False)),
                    ('credit', models.PositiveSmallIntegerField(default=0)),
                    ('left_at', models.DateTimeField(null=True)),
                    ('why', models.CharField(blank=True, choices=[('alone', 'ALONE'), ('too_few_for_group', 'TOO_FEW_FOR_GROUP'), ('no_free_slot', 'NO_FREE_SLOT'), ('no_common_language', 'NO_COMMON_LANGUAGE'), ('no_common_slot', 'NO_COMMON_SLOT'), ('only_own_team', 'ONLY_OWN_TEAM'), ('met_all_recently', 'MET_ALL_RECENTLY'), ('nobody_left', 'NOBODY_LEFT')], max_length=20)),
                    ('left_of', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='left', to='talk.round')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('series', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='wishes', to='talk.roundseries')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('left_of__isnull', False), ('why', '')), fields=['left_of'], name='round_looked_for')],
                    'constraints': [models.UniqueConstraint(fields=('series', 'person'), name='round_wish_once'), models.CheckConstraint(condition=models.Q(('credit__lte', 4)), name='round_wish_credit')],
                },
            ),
            migrations.CreateModel(
                name='ProposalGuest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('answer', models.CharField(choices=[('open', 'OPEN'), ('yes', 'YES'), ('no', 'NO')], default=talk.rounds.fate.Answer['OPEN'], max_length=4)),
                    ('did_meet', models.BooleanField(null=True)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('proposal', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='guests', to='talk.proposal')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('proposal', 'person'), name='proposal_guest_once')],
                },
            ),
        ]),
        migrations.AddField(
            model_name='coffeeroom',
            name='stays_until',
            field=models.DateTimeField(null=True),
        ),
    ]
