using System.Buffers;
using System.Diagnostics.Tracing;

namespace Peak.Webapps.AllocationTests.Support;

/// <summary>
/// What a piece of work takes from the shared pools and gives back, as .NET itself tells of it: nothing of the client's
/// is made for it.
/// </summary>
internal sealed class PoolLedger : EventListener
{
    private readonly AsyncLocal<bool> _isWatched = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<int, long> _outstanding = [];
    private readonly List<long> _rented = [];
    private readonly List<int> _wronglyReturned = [];

    private PoolLedger()
    {
    }

    /// <summary>The size of each array that was rented.</summary>
    internal IReadOnlyList<long> BytesRented => _rented;

    /// <summary>The sizes of the arrays that were not given back.</summary>
    internal IReadOnlyCollection<long> Lost => _outstanding.Values;

    /// <summary>The arrays that were given back while they were nobody's: twice, most likely.</summary>
    internal IReadOnlyList<int> WronglyReturned => _wronglyReturned;

    internal static async Task<PoolLedger> OfAsync(Func<Task> work)
    {
        using var ledger = new PoolLedger();
        ledger._isWatched.Value = true;
        await work();
        return ledger;
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Buffers.ArrayPoolEventSource")
        {
            EnableEvents(eventSource, EventLevel.Verbose);
        }
    }

    /// <remarks>Called amid the renting and returning, in the flow of whoever does it.</remarks>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        lock (_lock)
        {
            switch (eventData.EventName)
            {
                case "BufferRented" when _isWatched.Value:
                    var bytes = Convert.ToInt64(eventData.Payload![1], null) * SizeOfItem(eventData.Payload![2]!);
                    _rented.Add(bytes);
                    _outstanding.Add((int)eventData.Payload![0]!, bytes);
                    break;
                case "BufferReturned" when !_outstanding.Remove((int)eventData.Payload![0]!) && _isWatched.Value:
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
