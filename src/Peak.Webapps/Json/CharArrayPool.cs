using System.Buffers;
using Newtonsoft.Json;

namespace Peak.Webapps;

/// <summary>Lends Newtonsoft.Json the process's pooled arrays.</summary>
internal sealed class CharArrayPool : IArrayPool<char>
{
    /// <summary>Large enough that a small body fits at once, and that a large one takes few rounds.</summary>
    private const int MinimumLength = 8 * 1024;

    internal static CharArrayPool Shared { get; } = new();

    public char[] Rent(int minimumLength) => ArrayPool<char>.Shared.Rent(Math.Max(minimumLength, MinimumLength));

    public void Return(char[]? array)
    {
        if (array is not null)
        {
            ArrayPool<char>.Shared.Return(array);
        }
    }
}
