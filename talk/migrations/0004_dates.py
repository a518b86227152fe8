"""Coffee dates, and coffee rooms that wait for those who come to one."""

import django.db.models.deletion
import workspace.core.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('communities', '0002_table_reports'),
        ('talk', '0003_calendars'),
        ('workspace', '0003_coffee_notices'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            ],
        ),
        migrations.CreateModel(
            name='DateAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.CharField(choices=[('yes', 'Yes'), ('maybe', 'Maybe'), ('no', 'No')], max_length=5)),
            ],
        ),
        migrations.CreateModel(
            name='DateGuest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='DateMoment',
            fields=[
                ('id', models.CharField(default=workspace.core.ids.new_id, editable=False, max_length=16, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.AddIndex(
            model_name='coffeeroom',
            index=models.Index(condition=models.Q(('stays_until__isnull', False)), fields=['stays_until'], name='coffee_stays'),
        ),
        migrations.AddField(
            model_name='coffeedate',
            name='community',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='communities.community'),
        ),
        migrations.AddField(
            model_name='coffeedate',
            name='proposed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='coffeedate',
            name='room',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='talk.coffeeroom'),
        ),
        migrations.AddField(
            model_name='dateanswer',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='dateguest',
            name='date',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='guests', to='talk.coffeedate'),
        ),
        migrations.AddField(
            model_name='dateguest',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='datemoment',
            name='date',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='moments', to='talk.coffeedate'),
        ),
        migrations.AddField(
            model_name='dateanswer',
            name='moment',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='talk.datemoment'),
        ),
        migrations.AddIndex(
            model_name='coffeedate',
            index=models.Index(fields=['community', 'state'], name='coffee_date_in_community'),
        ),
        migrations.AddIndex(
            model_name='coffeedate',
            index=models.Index(condition=models.Q(('state', 'planned')), fields=['starts_at'], name='coffee_date_planned'),
        ),
        migrations.AddConstraint(
            model_name='coffeedate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('starts_at', None), ('state', 'poll')), models.Q(models.Q(('state', 'poll'), _negated=True), ('starts_at__isnull', False)), _connector='OR'), name='coffee_date_has_moment'),
        ),
        migrations.AddConstraint(
            model_name='dateguest',
            constraint=models.UniqueConstraint(fields=('date', 'person'), name='date_guest_once'),
        ),
        migrations.AddConstraint(
            model_name='datemoment',
            constraint=models.UniqueConstraint(fields=('date', 'at'), name='date_moment_once'),
        ),
        migrations.AddConstraint(
            model_name='dateanswer',
            constraint=models.UniqueConstraint(fields=('moment', 'person'), name='date_answer_once'),
        ),
    ]
