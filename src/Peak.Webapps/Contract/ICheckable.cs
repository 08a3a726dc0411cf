namespace Peak.Webapps;

/// <summary>A part of a request that can be checked against the contract.</summary>
internal interface ICheckable
{
    /// <summary>The first violation of the contract, as a sentence that starts with the property. <see langword="null" /> if there is none.</summary>
    string? FindViolation();
}
