#if !NET9_0_OR_GREATER
namespace System.Runtime.CompilerServices;

/// <summary>Compilers know it by its name; .NET 8 does not have it.</summary>
/// <param name="priority">A call that fits overloads of different priorities takes the one with the highest.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property, Inherited = false)]
internal sealed class OverloadResolutionPriorityAttribute(int priority) : Attribute
{
    public int Priority { get; } = priority;
}
#endif
