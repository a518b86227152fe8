"""Whose camera is on at a coffee table, and at which place its picture is shown."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('talk', '0004_dates'),
    ]

    operations = [
        migrations.AddField(
            model_name='coffeeseat',
            name='camera',
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddConstraint(
            model_name='coffeeseat',
            constraint=models.UniqueConstraint(fields=('room', 'camera'), name='coffee_camera_place'),
        ),
        migrations.AddConstraint(
            model_name='coffeeseat',
            constraint=models.CheckConstraint(condition=models.Q(('camera', None), ('camera__lt', 4), _connector='OR'), name='coffee_cameras'),
        ),
    ]
