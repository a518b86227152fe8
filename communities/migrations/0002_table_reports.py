"""People at coffee tables can be reported as messages can."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('communities', '0001_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='report',
            name='report_open_once',
        ),
        migrations.AddField(
            model_name='report',
            name='table_id',
            field=models.CharField(blank=True, max_length=16),
        ),
        migrations.AddField(
            model_name='report',
            name='table_name',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AlterField(
            model_name='report',
            name='message_id',
            field=models.CharField(blank=True, max_length=16),
        ),
        migrations.AlterField(
            model_name='report',
            name='room_id',
            field=models.CharField(blank=True, max_length=16),
        ),
        migrations.AlterField(
            model_name='report',
            name='seq',
            field=models.BigIntegerField(default=0),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.UniqueConstraint(condition=models.Q(('decided_at', None), models.Q(('message_id', ''), _negated=True)), fields=('message_id',), name='report_open_once'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.UniqueConstraint(condition=models.Q(('decided_at', None), models.Q(('table_id', ''), _negated=True)), fields=('table_id', 'author'), name='report_at_table_open_once'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('message_id', ''), models.Q(('table_id', ''), _negated=True)), models.Q(models.Q(('message_id', ''), _negated=True), ('table_id', '')), _connector='OR'), name='report_is_of_one_kind'),
        ),
    ]
