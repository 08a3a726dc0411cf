namespace Peak.Webapps.Build.Rules;

/// <summary>Every $ref leads to a component of the right kind, and every component is referred to.</summary>
internal static class References
{
    public static void Check(Contract contract, ContractErrors errors)
    {
        foreach (var reference in contract.References)
        {
            CheckTarget(contract, reference, errors);
        }

        CheckComponentsAreUsed(contract, errors);
    }

    private static void CheckTarget(Contract contract, Reference reference, ContractErrors errors)
    {
        var target = reference.Target;
        var section = $"#/components/{Grammar.SectionOf(reference.Part)}/";
        if (target.Text is not { } pointer || !pointer.StartsWith('#'))
        {
            errors.Add(ContractErrorId.ExternalReference, target,
                $"The $ref '{target.Value}' leaves this file, which is not supported. Move its target to {section}");
        }
        else if (!pointer.StartsWith(section, StringComparison.Ordinal) || pointer[section.Length..].Contains('/'))
        {
            errors.Add(ContractErrorId.WrongTarget, target,
                $"The $ref '{pointer}' has the wrong target. It must be a component of {section}");
        }
        else if (!contract.Root.Follow(pointer).Found)
        {
            var known = contract.Root.Follow(section).Node.Children.Select(component => component.Key);
            errors.Add(ContractErrorId.DanglingReference, target,
                $"The $ref '{pointer}' has no target{Spelling.Suggest(pointer[section.Length..], known)}");
        }
        else if (IsInCircle(contract, reference.Place))
        {
            errors.Add(ContractErrorId.CircularReference, target,
                $"The $ref '{pointer}' refers to itself. Break the circle");
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

    private static void CheckComponentsAreUsed(Contract contract, ContractErrors errors)
    {
        var used = new HashSet<YamlNode>();
        Use(contract.Root["paths"], contract, used);
        foreach (var component in contract.All(Part.Components)
            .SelectMany(components => components.Children)
            .Where(section => Grammar.IsReferredTo(section.Key))
            .SelectMany(section => section.Children)
            .Where(component => !used.Contains(component)))
        {
            errors.Add(ContractErrorId.UnusedComponent, component,
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
