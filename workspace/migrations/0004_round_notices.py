"""Notices of coffee rounds. Changes no table."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('workspace', '0003_coffee_notices'),
    ]

    operations = [
        migrations.AlterField(
            model_name='notice',
            name='kind',
            field=models.CharField(choices=[('mention', 'Mention'), ('reply', 'Reply'), ('thread', 'Thread'), ('reaction', 'Reaction'), ('invitation', 'Invitation'), ('added', 'Added'), ('order', 'Order'), ('reminder', 'Reminder'), ('coffee', 'Coffee'), ('round', 'Round')], max_length=10),
        ),
    ]
