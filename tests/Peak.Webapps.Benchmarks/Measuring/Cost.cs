namespace Peak.Webapps.Benchmarks.Measuring;

/// <summary>What a call costs.</summary>
/// <param name="Microseconds">The median of all rounds.</param>
/// <param name="Bytes">What is allocated, by all threads: the least of all rounds.</param>
/// <param name="TimeRatio">The median of the rounds' ratios to the first contestant.</param>
/// <param name="BytesRatio">The ratio to the first contestant.</param>
internal sealed record Cost(double Microseconds, double Bytes, double TimeRatio, double BytesRatio);
