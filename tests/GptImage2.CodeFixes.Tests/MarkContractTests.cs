using GptImage2.CodeFixes.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GptImage2.CodeFixes.Tests;

public sealed class MarkContractTests
{
    [Fact]
    public Task A_type_and_all_that_it_reaches_become_contracts() => FixVerifier.FixesAsync(
        "GI3002",
        "Annotate 'Line' with [JsonContract], and 3 more that it reaches",
        """
        [JsonContract]
        public partial record Receipt(IReadOnlyList<Line> [|Lines|]);

        /// <summary>A line.</summary>
        public sealed record Line(string Name, Dictionary<string, Tax?> Taxes, Shop.Place[] Places)
        {
            [JsonIgnore] public Hidden Hidden { get; set; } = new(1);

            public Computed Computed => new(2);

            public DayOfWeek Day { get; init; }

            public Line? Next { get; init; }
        }

        [Serializable]
        public struct Tax { public decimal Rate { get; set; } public Known? Known { get; set; } }

        public static class Shop
        {
            public class Place : Base;
        }

        public class Base { public Deep? Deep { get; set; } }

        public record Deep(int A);
        public record Hidden(int A);
        public record Computed(int A);
        [JsonContract] public partial record Known(int A);
        """,
        """
        [JsonContract]
        public partial record Receipt(IReadOnlyList<Line> Lines);

        /// <summary>A line.</summary>
        [JsonContract]
        public sealed partial record Line(string Name, Dictionary<string, Tax?> Taxes, Shop.Place[] Places)
        {
            [JsonIgnore] public Hidden Hidden { get; set; } = new(1);

            public Computed Computed => new(2);

            public DayOfWeek Day { get; init; }

            public Line? Next { get; init; }
        }

        [JsonContract]
        [Serializable]
        public partial struct Tax { public decimal Rate { get; set; } public Known? Known { get; set; } }

        public static partial class Shop
        {
            [JsonContract]
            public partial class Place : Base;
        }

        public class Base { public Deep? Deep { get; set; } }

        [JsonContract]
        public partial record Deep(int A);
        public record Hidden(int A);
        public record Computed(int A);
        [JsonContract] public partial record Known(int A);
        """);

    [Fact]
    public Task Types_of_other_files_and_projects_become_contracts_too() => FixVerifier.FixesFilesAsync(
        "GI3002",
        "Annotate 'Line' with [JsonContract], and 1 more that it reaches",
        ["""
        using GptImage2;

        [JsonContract]
        public partial record Receipt(Shop.Line [|Line|]);
        """,
        """
        namespace Shop
        {
            public partial record Line(Goods.Product Product);

            public partial record Line;
        }
        """,
        """
        // Library
        namespace Goods;

        public record Product(string Name);
        [GptImage2.JsonContract] public partial record Other;
        """],
        ["""
        using GptImage2;

        [JsonContract]
        public partial record Receipt(Shop.Line Line);
        """,
        """
        using GptImage2;

        namespace Shop
        {
            [JsonContract]
            public partial record Line(Goods.Product Product);

            public partial record Line;
        }
        """,
        """
        // Library
        using GptImage2;

        namespace Goods;

        [JsonContract]
        public partial record Product(string Name);
        [GptImage2.JsonContract] public partial record Other;
        """]);

    [Fact]
    public Task A_type_that_several_members_hold_is_annotated_once() => FixVerifier.FixesAsync(
        "GI3002",
        "Annotate 'Line' with [JsonContract]",
        """
        [JsonContract] public partial record Receipt(Line [|First|], Line [|Last|], Tax [|Tax|]);
        [JsonModeClient] public partial interface IReader { [UserMessage("Hi")] Task<Line[]> [|AskAsync|](); }
        public record Line(int A); public record Tax(int A);
        """,
        """
        [JsonContract] public partial record Receipt(Line First, Line Last, Tax Tax);
        [JsonModeClient] public partial interface IReader { [UserMessage("Hi")] Task<Line[]> AskAsync(); }
        [JsonContract]
        public partial record Line(int A); [JsonContract] public partial record Tax(int A);
        """,
        FixAllScope.Project);

    [Fact]
    public Task A_union_and_its_derived_types_become_contracts() => FixVerifier.FixesAsync(
        "GI3002",
        "Annotate 'Payment' with [JsonContract], and 1 more that it reaches",
        """
        [JsonContract] public partial record Receipt(Payment? [|Payment|]);

        [JsonDerivedType(typeof(Card), "card")]
        public abstract record Payment;

        public sealed record Card(string Digits) : Payment;
        """,
        """
        [JsonContract] public partial record Receipt(Payment? Payment);

        [JsonContract]
        [JsonDerivedType(typeof(Card), "card")]
        public abstract partial record Payment;

        [JsonContract]
        public sealed partial record Card(string Digits) : Payment;
        """);

    [Fact]
    public Task A_derived_type_becomes_a_contract() => FixVerifier.FixesAsync(
        "GI3012",
        "Annotate 'Card' with [JsonContract]",
        """
        [JsonContract, JsonDerivedType(typeof(Cash), "cash"), [|JsonDerivedType(typeof(Card), "card")|]]
        public abstract partial record Payment;

        [JsonContract] public sealed partial record Cash : Payment;
        public sealed record Card(string Digits) : Payment;
        """,
        """
        [JsonContract, JsonDerivedType(typeof(Cash), "cash"), JsonDerivedType(typeof(Card), "card")]
        public abstract partial record Payment;

        [JsonContract] public sealed partial record Cash : Payment;
        [JsonContract]
        public sealed partial record Card(string Digits) : Payment;
        """);

    [Fact]
    public Task A_parameter_is_written_as_a_contract() => FixVerifier.FixesAsync(
        "GI2005",
        "Annotate 'Shop' with [JsonContract]",
        """
        [JsonModeClient] public partial interface IReader { [UserMessage("{shops}")] Task<string> AskAsync(List<Shop> [|shops|]); }
        public record Shop(string Name);
        """,
        """
        [JsonModeClient] public partial interface IReader { [UserMessage("{shops}")] Task<string> AskAsync(List<Shop> shops); }
        [JsonContract]
        public partial record Shop(string Name);
        """);

    [Fact]
    public Task A_generic_type_becomes_a_contract_without_being_partial() => FixVerifier.FixesAsync(
        "GI3002",
        "Annotate 'Page' with [JsonContract], and 1 more that it reaches",
        """
        [JsonContract] public partial record Book(Page<Line> [|Page|]);
        public record Page<T>(T Item);
        public record Line(int A);
        """,
        """
        [JsonContract] public partial record Book(Page<Line> Page);
        [JsonContract]
        public record Page<T>(T Item);
        [JsonContract]
        public partial record Line(int A);
        """);

    [Theory]
    [InlineData("public abstract record Plain;")]
    [InlineData("public partial class Outer<T> { public record Plain; }", "Outer<int>.Plain")]
    public Task No_fix_is_offered_for_a_type_that_cannot_become_a_contract(string declaration, string type = "Plain") => FixVerifier.OffersAsync(
        "GI3002",
        $$"""
        [JsonContract] public partial record Receipt({{type}} [|Member|]);
        {{declaration}}
        """);

    [Theory]
    [InlineData("object")]
    [InlineData("Action")]
    public Task No_fix_is_offered_for_a_parameter_of_a_framework_type(string type) => FixVerifier.OffersAsync(
        "GI2005",
        $$"""[JsonModeClient] public partial interface IReader { [UserMessage("{a}")] Task<string> AskAsync({{type}} [|a|]); }""");

    [Theory]
    [InlineData("GI2005", "public record Order(string Name, ImageInput Photo);")]
    [InlineData("GI2005", "public record Order(string Name, List<Shop> Shops); public record Shop(System.IO.Stream Photo);")]
    [InlineData("GI3002", "public record Order(string Name, Action Done);")]
    [InlineData("GI3002", "public class Order { public Order(int a) { } public Order(string b) { } public int A { get; } }")]
    public Task No_fix_is_offered_for_a_type_that_would_be_no_valid_contract(string id, string type) => FixVerifier.OffersAsync(id, id == "GI2005"
        ? "[JsonModeClient] public partial interface IReader { [UserMessage(\"Look at {order}.\")] Task<string> AskAsync(Order [|order|]); }\n" + type
        : "[JsonContract] public partial record R(Order [|Order|]);\n" + type);
}
