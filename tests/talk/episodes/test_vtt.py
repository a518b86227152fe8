"""A transcript as players read it."""

from talk.episodes.vtt import Cue, vtt


def test_each_line_is_a_cue_with_its_voice() -> None:
    made = vtt([Cue(0, 1_500, "Mara", "Good morning."), Cue(3_723_004, 3_723_004, "Tobias", "Late.")])
    assert made == (
        "WEBVTT\n\n"
        "00:00:00.000 --> 00:00:01.500\n<v Mara>Good morning.\n\n"
        "01:02:03.004 --> 01:02:03.104\n<v Tobias>Late.\n"
    )


def test_nothing_that_somebody_says_is_taken_for_the_format() -> None:
    made = vtt([Cue(0, 1, "A>B\n", "x --> y\n\n<b>&amp;</b>")])
    assert made.splitlines()[3:] == ["<v A&gt;B>x --&gt; y &lt;b&gt;&amp;amp;&lt;/b&gt;"]
