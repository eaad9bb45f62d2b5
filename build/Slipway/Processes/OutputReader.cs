namespace Slipway.Processes;

/// <summary>Reads one pipe of a process to its end, straight into the buffer that is handed on.</summary>
/// <param name="stream">The pipe.</param>
/// <param name="limit">Bytes it may have.</param>
/// <param name="stop">Cancelled when there are more.</param>
/// <param name="onRead">Is told whenever something was read; null for nobody.</param>
internal sealed class OutputReader(Stream stream, int limit, CancellationTokenSource stop, Action? onRead = null)
{
    private const int FirstLength = 16 * 1024;

    private byte[] _buffer = [];
    private int _count;

    /// <summary>Whether there was more than the limit.</summary>
    public bool LimitExceeded { get; private set; }

    /// <summary>What was read so far.</summary>
    public CapturedOutput Captured => new(_buffer.AsMemory(0, Math.Min(_count, limit)));

    /// <summary>Reads to the end of the pipe, the limit, or the token.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_count == _buffer.Length)
            {
                Array.Resize(ref _buffer, (int)Math.Min(Math.Max(FirstLength, _buffer.Length * 2L), limit + 1L));
            }

            var read = await stream.ReadAsync(_buffer.AsMemory(_count), cancellationToken);
            _count += read;
            if (read == 0)
            {
                return;
            }

            onRead?.Invoke();
            if (_count > limit)
            {
                LimitExceeded = true;
                await stop.CancelAsync();
                return;
            }
        }
    }
}
