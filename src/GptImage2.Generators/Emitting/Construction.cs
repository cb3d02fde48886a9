using GptImage2.Generators.Infrastructure;
using GptImage2.Generators.Model;

namespace GptImage2.Generators.Emitting;

/// <summary>Writes how the value is created after its members were read.</summary>
/// <param name="writer">The file.</param>
/// <param name="locals">The local of each member.</param>
/// <param name="seen">An expression that is true where the member of that index was read.</param>
internal delegate void ConstructionWriter(SourceWriter writer, IReadOnlyList<string> locals, Func<int, string> seen);

internal static class Construction
{
    /// <summary>The value is a tuple.</summary>
    public static ConstructionWriter Tuple(ContractShape shape) => (writer, locals, _) =>
    {
        var elements = new List<string>();
        for (int i = 0; i < shape.Members.Count; i++)
            elements.Add(Argument(shape.Members[i], locals[i]));
        writer.Line($"return json.Violated ? default : ({string.Join(", ", elements)});");
    };

    /// <summary>
    /// The value is an object: constructor arguments, initializer, and setters for the members that were read.
    /// </summary>
    public static ConstructionWriter Object(ContractShape shape, SupportingMembers supporting) => (writer, locals, seen) =>
    {
        var arguments = new List<string>();
        var initializers = new List<string>();
        var setters = new List<string>();
        for (int i = 0; i < shape.Members.Count; i++)
        {
            MemberModel member = shape.Members[i];
            string argument = Argument(member, locals[i]);
            switch (member.Binding)
            {
                case MemberBinding.Constructor:
                    arguments.Add($"{member.Target}: {(member.IsPassedIn ? "in " : "")}{argument}");
                    break;
                case MemberBinding.Initializer:
                    initializers.Add($"{member.Name} = {argument}");
                    break;
                case MemberBinding.Setter or MemberBinding.InitAccessor:
                    setters.Add($"if ({seen(i)})\n    {MemberAccess.Set(member, "created", argument, supporting)}");
                    break;
                case MemberBinding.Filled:
                    setters.Add($"if ({seen(i)})\n    {TypeNames.GeneratedContract}.Fill({MemberAccess.Get(member, "created", supporting)}, {argument});");
                    break;
                case MemberBinding.With:
                    setters.Add($"if ({seen(i)})\n    created = created with {{ {member.Name} = {argument} }};");
                    break;
            }
        }

        arguments.AddRange(shape.ExtraArguments);
        if (shape.ExtensionData is { Binding: MemberBinding.Initializer } required)
            initializers.Add($"{required.Name} = extensionData{(required.Default is null ? "" : " ?? " + required.Default)}");
        string creation = $"new {shape.ClrType}({string.Join(", ", arguments)})"
            + (initializers.Count == 0 ? "" : $" {{ {string.Join(", ", initializers)} }}");
        if (shape.ExtensionData is { Binding: MemberBinding.Setter } extension)
            setters.Add($"if (extensionData is not null)\n    {MemberAccess.Set(extension, "created", "extensionData", supporting)}");
        bool isCalled = shape.Callbacks.HasFlag(SerializationCallbacks.OnDeserialized);
        if (setters.Count == 0 && shape.Checks.IsEmpty && !isCalled)
        {
            writer.Line($"return json.Violated ? default : {creation};");
            return;
        }

        writer.Lines("""
            if (json.Violated)
                return default;

            """);
        writer.Line($"var created = {creation};");
        foreach (string setter in setters)
            writer.Lines(setter);
        if (isCalled)
            writer.Line($"{TypeNames.GeneratedContract}.OnDeserialized(ref created);");
        ChecksEmitter.Emit(writer, shape, supporting);
        writer.Line("return created;");
    };

    private static string Argument(MemberModel member, string local) =>
        member.Value is { Nullable: false, IsValueType: false } ? local + "!" : local;
}
