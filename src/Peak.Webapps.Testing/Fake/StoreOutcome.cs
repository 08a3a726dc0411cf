namespace Peak.Webapps.Testing;

/// <summary>What came of a change to the store.</summary>
internal enum StoreOutcome
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>There is no such webapp.</summary>
    NotFound,

    /// <summary>The webapp is being deleted already.</summary>
    BeingDeleted,
}
