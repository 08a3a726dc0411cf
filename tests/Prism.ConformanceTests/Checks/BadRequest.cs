namespace Peak.Webapps.Judging;

/// <summary>A request that breaks the contract.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Request">The request.</param>
/// <param name="MockStatus">The status with which Prism, as a mock, refuses it: for a bad request, the first of 422 and 400 that is documented.</param>
/// <param name="Objection">What Prism says of it, or the part that matters.</param>
/// <param name="FakeStatus">The status with which the fake refuses it.</param>
internal sealed record BadRequest(string Name, RawRequest Request, int MockStatus, string Objection, int FakeStatus)
{
    /// <summary>What Prism, as a proxy, says of it. The same as a mock by default.</summary>
    public string ProxyObjection { get; init; } = Objection;

    /// <summary>Whether Prism can pass it on to the fake. <see langword="true" /> by default.</summary>
    public bool CanBePassedOn { get; init; } = true;
}
