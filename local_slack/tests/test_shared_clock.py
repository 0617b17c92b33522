import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from local_slack import ClockFile, FollowingClock, LocalSlack

READ = """
import sys
from pathlib import Path
from local_slack import FollowingClock
clock = FollowingClock(Path(sys.argv[1]))
for _ in sys.stdin:
    print(clock.now().isoformat(), flush=True)
"""


def test_another_process_follows_the_clock(slack: LocalSlack, tmp_path: Path) -> None:
    path = tmp_path / "clock"
    ClockFile(slack.clock, path)
    with subprocess.Popen(  # noqa: S603  our own code
        [sys.executable, "-c", READ, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for move in (timedelta(), timedelta(days=3), timedelta(hours=-5)):
            slack.clock.move(move)
            before = slack.clock.now()
            process.stdin.write("now\n")
            process.stdin.flush()
            read = datetime.fromisoformat(process.stdout.readline().strip())
            assert before - timedelta(milliseconds=1) <= read <= slack.clock.now()
        process.stdin.close()


def test_a_follower_may_be_ahead_or_set_back(slack: LocalSlack, tmp_path: Path) -> None:
    exact, ahead = (ClockFile(slack.clock, tmp_path / name, by) for name, by in BOTH)
    follower, early = FollowingClock(tmp_path / "exact"), FollowingClock(tmp_path / "ahead")
    assert abs(early.now() - follower.now() - timedelta(minutes=1)) < timedelta(seconds=1)
    slack.clock.move_to(datetime(2027, 1, 1, tzinfo=UTC))
    exact.step(timedelta(hours=-1))
    ahead.step(timedelta(minutes=-1))
    assert abs(early.now() - follower.now() - timedelta(hours=1)) < timedelta(seconds=1)


BOTH = (("exact", timedelta()), ("ahead", timedelta(minutes=1)))
