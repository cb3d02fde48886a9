using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Rules;

/// <summary>GI0014: a base in another project has a property that generated code cannot set.</summary>
public sealed class InheritedMemberLeftOutTests
{
    [Theory]
    [InlineData("public string I { get; internal set; } = \"i\"; public string P { get; private set; } = \"p\";", "I", "P")]
    [InlineData("public Guid Id { get; } = Guid.NewGuid();", "Id")]
    public async Task Reports_each_member_that_is_left_out(string members, params string[] names)
    {
        TwoProjects.View view = await TwoProjects.ViewAsync($"namespace L; public abstract class B0 {{ {members} }}", "[JsonContract] public partial class Ticket : L.B0 { public required string Title { get; set; } }");

        Assert.Equal(
            string.Join("\n", names.Select(name => $"GI0014 at 'Ticket': 'L.B0.{name}' is not part of the contract 'Ticket', because its project lets no other project set it: give it an init or set accessor, give 'Ticket' a constructor parameter of this name and type, or annotate it with [JsonIgnore]")),
            view.Diagnostics);
        Assert.Empty(view.Errors);
    }

    [Fact]
    public async Task A_member_that_a_constructor_parameter_sets_is_not_reported()
    {
        TwoProjects.View view = await TwoProjects.ViewAsync("namespace L; public abstract class B0 { protected B0(int id) { Id = id; } public int Id { get; } }", "[JsonContract] public partial class Ticket(int id) : L.B0(id) { public required string Title { get; set; } }");
        Assert.Equal("", view.Diagnostics);
    }

    [Fact]
    public async Task A_project_that_shows_its_internals_lets_the_accessor_be_called()
    {
        TwoProjects.View view = await TwoProjects.ViewAsync(
            "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"App\")] namespace L { public abstract class B0 { public int I { get; internal set; } public int P { get; private protected set; } } }",
            "[JsonContract] public partial class Ticket : L.B0;");
        Assert.Equal("", view.Diagnostics);
        Assert.Contains("\"i\"", view.Generated.Replace("\\\"", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(view.Errors);
    }
}
