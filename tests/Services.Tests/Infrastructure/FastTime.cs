namespace Services.Tests.Infrastructure;

/// <summary>A clock that runs a hundred times as fast as the real one.</summary>
internal sealed class FastTime : TimeProvider
{
    private const int Speed = 100;

    public override long TimestampFrequency => System.TimestampFrequency;

    public override long GetTimestamp() => System.GetTimestamp() * Speed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Scale(dueTime), Scale(period));

    private static TimeSpan Scale(TimeSpan time) => time > TimeSpan.Zero ? time / Speed : time;
}
