namespace Peak.Webapps.Build.Rules;

/// <summary>Every $ref leads to a component of the right kind, and every component is referred to.</summary>
internal static class References
{
    public static void Check(Contract contract, Faults faults)
    {
        foreach (var reference in contract.References)
        {
            CheckTarget(contract, reference, faults);
        }

        CheckComponentsAreUsed(contract, faults);
    }

    private static void CheckTarget(Contract contract, Reference reference, Faults faults)
    {
        var target = reference.Target;
        var section = $"#/components/{Grammar.SectionOf(reference.Part)}/";
        if (target.Text is not { } pointer || !pointer.StartsWith('#'))
        {
            faults.Add(FaultId.ExternalReference, target,
                $"The $ref '{target.Value}' leaves this file, which is not covered. Bring what it names to {section}");
        }
        else if (!pointer.StartsWith(section, StringComparison.Ordinal) || pointer[section.Length..].Contains('/'))
        {
            faults.Add(FaultId.WrongTarget, target,
                $"The $ref '{pointer}' leads to the wrong place. What is needed here must stand right under {section}");
        }
        else if (!contract.Root.Follow(pointer).Found)
        {
            var known = contract.Root.Follow(section).Node.Children.Select(component => component.Key);
            faults.Add(FaultId.DanglingReference, target,
                $"The $ref '{pointer}' leads to nothing{Spelling.Suggest(pointer[section.Length..], known)}");
        }
        else if (IsInCircle(contract, reference.Place))
        {
            faults.Add(FaultId.CircularReference, target,
                $"The $ref '{pointer}' comes back to itself and so stands for nothing. Break the circle");
        }
    }

    private static bool IsInCircle(Contract contract, YamlNode place)
    {
        var passed = new HashSet<YamlNode>();
        var node = place;
        while (node["$ref"] is { } target && contract.Root.Follow(target.Value) is (var next, true))
        {
            if (!passed.Add(node))
            {
                return true;
            }

            node = next;
        }

        return false;
    }

    private static void CheckComponentsAreUsed(Contract contract, Faults faults)
    {
        var used = new HashSet<YamlNode>();
        Use(contract.Root["paths"], contract, used);
        foreach (var component in contract.All(Part.Components)
            .SelectMany(components => components.Children)
            .Where(section => Grammar.IsReferredTo(section.Key))
            .SelectMany(section => section.Children)
            .Where(component => !used.Contains(component)))
        {
            faults.Add(FaultId.UnusedComponent, component,
                $"No operation uses '{component.Key}'. Remove it or refer to it");
        }
    }

    private static void Use(YamlNode? node, Contract contract, HashSet<YamlNode> used)
    {
        if (node is null || !used.Add(node))
        {
            return;
        }

        foreach (var child in node.Children)
        {
            if (child is { Key: "$ref", Text: { } pointer } && contract.Root.Follow(pointer) is (var target, true))
            {
                Use(target, contract, used);
            }

            Use(child, contract, used);
        }
    }
}
