namespace Peak.Webapps;

/// <summary>A part of a request or a response that can tell how it breaks the contract.</summary>
internal interface ICheckable
{
    /// <summary>The first breach of the contract in plain words, or <see langword="null" /> when there is none.</summary>
    string? FindViolation();
}
