namespace Peak.Webapps.Benchmarks.Measuring;

/// <summary>The cost of one call.</summary>
/// <param name="Microseconds">The median of all rounds.</param>
/// <param name="Bytes">The bytes that all threads allocate: the minimum of all rounds.</param>
/// <param name="TimeRatio">The median of the rounds' ratios to the first call.</param>
/// <param name="BytesRatio">The ratio to the first call.</param>
internal sealed record Cost(double Microseconds, double Bytes, double TimeRatio, double BytesRatio);
