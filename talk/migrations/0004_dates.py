"""Coffee dates, and coffee rooms that wait for those who come to one."""

import django.db.models.deletion
import workspace.core.ids
from django.conf import settings
from django.db import migrations, models
from workspace.core.migrating import CreateTables


class Migration(migrations.Migration):

    dependencies = [
        ('communities', '0002_table_reports'),
        ('talk', '0003_calendars'),
        ('workspace', '0003_coffee_notices'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables([
            migrations.CreateModel(
                name='CoffeeDate',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('title', models.CharField(max_length=60)),
                    ('state', models.CharField(choices=[('poll', 'Poll'), ('planned', 'Planned'), ('open', 'Open'), ('cancelled', 'Cancelled')], max_length=9)),
                    ('created_at', models.DateTimeField()),
                    ('closes_at', models.DateTimeField(null=True)),
                    ('is_closing_told', models.BooleanField(default=False)),
                    ('starts_at', models.DateTimeField(null=True)),
                    ('was_at', models.DateTimeField(null=True)),
                    ('is_reminded', models.BooleanField(default=False)),
                    ('ends_at', models.DateTimeField(null=True)),
                    ('version', models.PositiveIntegerField(default=0)),
                    ('community', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community')),
                    ('proposed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('room', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='talk.coffeeroom')),
                ],
                options={
                    'indexes': [models.Index(fields=['community', 'state'], name='coffee_date_in_community'), models.Index(condition=models.Q(('state', 'planned')), fields=['starts_at'], name='coffee_date_planned')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('starts_at', None), ('state', 'poll')), models.Q(models.Q(('state', 'poll'), _negated=True), ('starts_at__isnull', False)), _connector='OR'), name='coffee_date_has_moment')],
                },
            ),
            migrations.CreateModel(
                name='DateMoment',
                fields=[
                    ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                    ('at', models.DateTimeField()),
                    ('date', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='moments', to='talk.coffeedate')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('date', 'at'), name='date_moment_once')],
                },
            ),
            migrations.CreateModel(
                name='DateAnswer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('answer', models.CharField(choices=[('yes', 'Yes'), ('maybe', 'Maybe'), ('no', 'No')], max_length=5)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('moment', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='talk.datemoment')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('moment', 'person'), name='date_answer_once')],
                },
            ),
            migrations.CreateModel(
                name='DateGuest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('date', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='guests', to='talk.coffeedate')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('date', 'person'), name='date_guest_once')],
                },
            ),
        ]),
        migrations.AddIndex(
            model_name='coffeeroom',
            index=models.Index(condition=models.Q(('stays_until__isnull', False)), fields=['stays_until'], name='coffee_stays'),
        ),
    ]
