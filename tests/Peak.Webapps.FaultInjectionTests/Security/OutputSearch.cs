using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using Microsoft.Extensions.Logging;

namespace Peak.Webapps.FaultInjectionTests;

/// <summary>
/// Reads all output of the client other than its requests (logs at Trace, events, activities, diagnostics) and reports
/// where the token is.
/// </summary>
internal sealed class OutputSearch : EventListener, ILoggerProvider, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private readonly ConcurrentDictionary<string, string> _leaks = new();
    private readonly ConcurrentDictionary<string, int> _read = new();
    private readonly ConcurrentQueue<object> _diagnosed = new();
    private readonly ConcurrentQueue<IDisposable> _subscriptions = new();
    private readonly ActivityListener _activities;

    internal OutputSearch()
    {
        _activities = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Read,
        };
        ActivitySource.AddActivityListener(_activities);
        _subscriptions.Enqueue(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>The places where the token was found. The token itself is not repeated.</summary>
    internal IEnumerable<string> Leaks => _leaks.Values;

    /// <summary>How many texts were read, by their source.</summary>
    internal IReadOnlyDictionary<string, int> NumberRead => _read;

    internal void Read(string source, string? text, string? place = null)
    {
        _read.AddOrUpdate(source, 1, (_, number) => number + 1);
        if (MarkedToken.IsIn(text))
        {
            _leaks.TryAdd($"{source} {place}", $"{source} {place}".Trim());
        }
    }

    internal void ReadObject(string source, object? root)
    {
        foreach (var (path, text) in ObjectTexts.Texts(root))
        {
            Read(source, text, path);
        }
    }

    /// <summary>Reads the requests and responses that diagnostic listeners saw: after the calls, as they have the token until then.</summary>
    internal void ReadDiagnosed()
    {
        while (_diagnosed.TryDequeue(out var seen))
        {
            Read("diagnostics", seen.ToString(), seen.GetType().Name);
        }
    }

    public ILogger CreateLogger(string categoryName) => new SearchedLogger(this, categoryName);

    public override void Dispose()
    {
        _activities.Dispose();
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }

        base.Dispose();
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name.StartsWith("Http", StringComparison.Ordinal))
        {
            _subscriptions.Enqueue(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        foreach (var property in value.Value?.GetType().GetProperties() ?? [])
        {
            if (property.GetValue(value.Value) is { } seen)
            {
                _diagnosed.Enqueue(seen);
            }
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name.StartsWith("System.Net", StringComparison.Ordinal))
        {
            EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        foreach (var value in eventData.Payload ?? [])
        {
            Read("events", value?.ToString(), eventData.EventName);
        }
    }

    private void Read(Activity activity)
    {
        Read("activities", activity.DisplayName, "name");
        foreach (var (name, value) in activity.TagObjects)
        {
            Read("activities", $"{name}={value}", name);
        }

        foreach (var recorded in activity.Events)
        {
            Read("activities", string.Join(';', recorded.Tags), recorded.Name);
        }
    }

    private sealed class SearchedLogger(OutputSearch output, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            ReadState(state, "scope");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            output.Read("logs", formatter(state, exception), $"{category} {eventId}");
            output.Read("logs", exception?.ToString(), $"{category} {eventId} exception");
            ReadState(state, $"{eventId}");
        }

        private void ReadState(object? state, string place)
        {
            output.Read("logs", state?.ToString(), $"{category} {place}");
            foreach (var (name, value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
            {
                output.Read("logs", value?.ToString(), $"{category} {place} {name}");
            }
        }
    }
}
