using Peak.Webapps.Benchmarks;

if (args is [FirstCall.Command, var peer])
{
    await FirstCall.MeasureAsync(peer).ConfigureAwait(false);
}
else
{
    Report.Write();
}
