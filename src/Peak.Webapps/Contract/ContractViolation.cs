namespace Peak.Webapps;

/// <summary>Finds the first violation of the contract in the parts of a request.</summary>
internal static class ContractViolation
{
    internal static string? In<T>(T value, string name)
        where T : ICheckable? => value?.FindViolation() is { } violation ? $"{name}{(value is ValueType ? ' ' : '.')}{violation}" : null;

    internal static string? In<T>(T? value, string name)
        where T : struct, ICheckable => value?.FindViolation() is { } violation ? $"{name} {violation}" : null;

    internal static bool IsShorter(string? value, int length) => value is not null && Length(value) < length;

    internal static bool IsLonger(string? value, int length) => value is not null && Length(value) > length;

    internal static string? InItems<T>(IReadOnlyList<T>? items, string name)
    {
        for (var index = 0; index < (items?.Count ?? 0); index++)
        {
            switch (items![index])
            {
                case null:
                    return $"{name}[{index}] is null.";
                case ICheckable checkable when checkable.FindViolation() is { } violation:
                    // The violation of an object starts with one of its properties. Enums are the only structs: theirs starts with a verb.
                    return typeof(T).IsValueType ? $"{name}[{index}] {violation}" : $"{name}[{index}].{violation}";
                default:
                    break;
            }
        }

        return null;
    }

    /// <summary>The length as JSON Schema counts it: a surrogate pair is one character.</summary>
    private static int Length(string value)
    {
        var length = value.Length;
        for (var index = 1; index < value.Length; index++)
        {
            if (char.IsSurrogatePair(value[index - 1], value[index]))
            {
                length--;
            }
        }

        return length;
    }
}
