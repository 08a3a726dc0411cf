using System.Buffers;
using System.Diagnostics.Tracing;

namespace Peak.Webapps.AllocationTests.Support;

/// <summary>The arrays that a piece of work rents from the shared pools and returns, as .NET's own events report them.</summary>
internal sealed class PoolUsage : EventListener
{
    private readonly AsyncLocal<bool> _isMeasured = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<int, long> _outstanding = [];
    private readonly List<long> _rented = [];
    private readonly List<int> _wronglyReturned = [];

    private PoolUsage()
    {
    }

    /// <summary>The size of each array that was rented.</summary>
    internal IReadOnlyList<long> BytesRented => _rented;

    /// <summary>The sizes of the arrays that were not returned.</summary>
    internal IReadOnlyCollection<long> NotReturned => _outstanding.Values;

    /// <summary>The arrays that were returned while they were not rented: most likely twice.</summary>
    internal IReadOnlyList<int> WronglyReturned => _wronglyReturned;

    internal static async Task<PoolUsage> OfAsync(Func<Task> work)
    {
        using var usage = new PoolUsage();
        usage._isMeasured.Value = true;
        await work();
        return usage;
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Buffers.ArrayPoolEventSource")
        {
            EnableEvents(eventSource, EventLevel.Verbose);
        }
    }

    /// <remarks>Called while an array is rented or returned, in the execution context of the caller.</remarks>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        lock (_lock)
        {
            switch (eventData.EventName)
            {
                case "BufferRented" when _isMeasured.Value:
                    var bytes = Convert.ToInt64(eventData.Payload![1], null) * SizeOfItem(eventData.Payload![2]!);
                    _rented.Add(bytes);
                    _outstanding.Add((int)eventData.Payload![0]!, bytes);
                    break;
                case "BufferReturned" when !_outstanding.Remove((int)eventData.Payload![0]!) && _isMeasured.Value:
                    _wronglyReturned.Add((int)eventData.Payload![0]!);
                    break;
                default:
                    break;
            }
        }
    }

    private static int SizeOfItem(object pool) =>
        (int)pool == ArrayPool<byte>.Shared.GetHashCode() ? sizeof(byte)
        : (int)pool == ArrayPool<char>.Shared.GetHashCode() ? sizeof(char)
        : IntPtr.Size;
}
