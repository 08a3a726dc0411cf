namespace Peak.Webapps;

/// <summary>Finds the first breach of the contract in the parts of a request or a response.</summary>
internal static class ContractViolation
{
    internal static string? In<T>(T value, string name)
        where T : ICheckable? => value?.FindViolation() is { } fault ? $"{name}.{fault}" : null;

    internal static string? In<T>(T? value, string name)
        where T : struct, ICheckable => value?.FindViolation() is { } fault ? $"{name} {fault}" : null;

    internal static string? InItems<T>(IReadOnlyList<T>? items, string name)
    {
        for (var index = 0; index < (items?.Count ?? 0); index++)
        {
            switch (items![index])
            {
                case null:
                    return $"{name}[{index}] is null.";
                case ICheckable checkable when checkable.FindViolation() is { } fault:
                    return $"{name}[{index}] {fault}";
                default:
                    break;
            }
        }

        return null;
    }
}
