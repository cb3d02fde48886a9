using GptImage2.Generators.Tests.Infrastructure;

namespace GptImage2.Generators.Tests.Declarations;

/// <summary>The files of a program that is edited. A slot is <c>⟦one text¦another text⟧</c>.</summary>
internal static class EditedSources
{
    public static (string Path, string Text)[] Files { get; } =
    [
        ("Receipt.cs", Sources.File("""
            namespace Demo;
            ⟦¦#nullable disable
            ⟧/// <summary>A ⟦receipt¦till receipt⟧.</summary>
            /// <param name="Merchant">As ⟦printed¦written⟧.</param>
            [⟦JsonContract¦GptImage2.JsonContract¦global::GptImage2.JsonContractAttribute¦JC¦GC¦Contract¦Other.JsonContract⟧⟦¦(Naming = JsonNaming.SnakeCaseLower)⟧]
            public partial record Receipt(
                [property: MinLength(⟦1¦Limits.Least¦2⟧)] string Merchant,
                [property: Range(1, ⟦100¦Limits.Most¦Library.Bounds.Most⟧)] int Count = ⟦1¦Limits.Least¦3⟧,
                Kind⟦¦?⟧ Kind = Kind.⟦Cash¦Card⟧)
            {
                /// <summary>⟦Its lines.¦All lines.⟧</summary>
                public List<⟦Line¦Line?¦string⟧> Lines { get; ⟦init¦set¦private set¦init => field = value¦init { _ = value; }⟧; } = ⟦[]¦new() { Capacity = 1 }⟧;
                public int ⟦Pages¦Sheets⟧ ⟦{ get; init; }¦=> 1 + 1;¦=> Two();¦{ get => 3; }¦{ get { return field; } init; }⟧
                public string Computed ⟦=> Merchant + 1;¦=> Merchant + 2;¦{ get; init; } = "";⟧
                private int Two() ⟦=> 2;¦{ return 3; }¦{ int Inner() => 4; return Inner(); }¦{
            #if WIDE
                return 5;
            #else
                return 6;
            #endif
                }¦{
            #nullable enable
                return 7;
                }⟧
                [Rule("Pages are there.", nameof(Count))] private bool Ok() ⟦=> Count > 0;¦=> true;¦{ return Count > 1; }⟧
            }
            """)),
        ("Receipt.More.cs", Sources.File("""
            namespace Demo;
            ⟦¦[JsonContract]⟧
            partial record Receipt ⟦¦: Library.Above¦: Base⟧
            {
                ⟦¦public required int More { get; set; }¦public int More() => 1;¦public string FromJson = "";⟧
                static Receipt() { ⟦¦_ = 1;¦/// <summary>Not of a member.</summary>
                _ = 2;⟧ }
            }
            """)),
        ("Line.cs", Sources.File("""
            ⟦¦using Contract = GptImage2.JsonContractAttribute;
            ⟧⟦¦using static Far.Values;
            ⟧namespace Demo
            {
                ⟦¦using Inner = Contract;⟧
                [⟦JsonContract¦Contract¦Inner⟧] public partial record ⟦Line¦line¦Line⟧(string Name, [property: Range(0, ⟦5¦Remote¦Values.Remote⟧)] ⟦int¦long¦decimal⟧ Amount⟦¦, Receipt? Of = null⟧);
                public enum Kind { Cash, ⟦Card¦Credit⟧ = ⟦1¦4⟧, ⟦[JsonStringEnumMemberName("voucher")]¦⟧ Voucher }
                public static partial class Outer ⟦{¦{ private static int A() => 1;¦{ private static int A() => 2;⟧
                    public ⟦partial¦⟧ class Middle { [JsonContract] public partial record struct Deep(int ⟦A¦B⟧); }
                }
            }
            """)),
        ("Aliases.cs", """
            ⟦global using JC = GptImage2.JsonContractAttribute;¦global using JC = Other.JsonContractAttribute;¦global using JCAttribute = GptImage2.JsonContractAttribute;¦using JC = GptImage2.JsonContractAttribute;¦⟧
            ⟦global using GC = GptImage2.JsonContractAttribute;¦global using GC = System.ObsoleteAttribute;⟧
            ⟦global using Client = GptImage2.JsonModeClientAttribute;¦⟧
            namespace Other
            {
                public class JsonContractAttribute : System.Attribute;
                ⟦¦class One { void M() { } }¦class One { void M() { M(); } }⟧
            }
            """),
        ("Reader.cs", Sources.File("""
            namespace Demo;
            [⟦JsonModeClient¦GptImage2.JsonModeClient¦Client⟧]
            [SystemMessage(⟦"Copy."¦Limits.Text¦File = "system.md"⟧)]
            public partial interface IReader
            {
                [UserMessage(⟦"Read {name}."¦"Read {name}!"¦File = "prompts/read.md"¦File = "none.md"⟧)]
                ⟦¦[Example(typeof(Samples), nameof(Samples.One))]⟧
                ⟦Task<Receipt>¦Task<JsonModeResult<Receipt>>¦Task<List<Line>>¦Task<(int A, Line? B)>¦void⟧ ReadAsync(string name, CancellationToken cancellationToken = default);
                ⟦¦[UserMessage("Level?")] Task<Library.Level> LevelAsync();⟧
                ⟦void Own() { }¦void Own() { _ = 1; }¦¦[UserMessage("Own")] Task<int> Own();⟧
            }
            """)),
        ("Elsewhere.cs", Sources.File("""
            namespace Demo;
            public static class Limits
            {
                public const int Least = ⟦1¦2⟧, Most = Least + ⟦9¦90¦Far.Values.Near⟧;
                public const string Text = ⟦"Copy."¦"Copy " + "all."⟧;
                public static int Body() { ⟦¦const int Local = 1; return Local;¦const int Local = 2; return Local;⟧ return 0; }
            }

            public static class Samples
            {
                public static Example<Receipt> One ⟦=> null!;¦=> throw new Exception();¦{ get { return null!; } }¦{ get; } = null!;⟧
            }

            ⟦¦file class Hidden { }¦class receipt { }⟧
            public ⟦record¦class¦partial record⟧ Base { public int Basic { get; ⟦set¦init⟧; } public Base() ⟦{ }¦{ Basic = 1; }⟧ }
            """)),
        ("Far.cs", """
            namespace Far
            {
                public class Apart { ⟦¦public int A;¦public const int B = 1;⟧ ⟦¦class Kind { }⟧ public ⟦int¦long⟧ M() => ⟦1¦2⟧; enum E { A, ⟦B¦C⟧ } }
                public static class Values
                {
                    public const int Remote = ⟦6¦7⟧, Near = Hidden.Value;
                    private static class Hidden { public const int Value = ⟦3¦4⟧; }
                }
            }
            """),
        ("Program.cs", """
            ⟦¦System.Console.WriteLine(1);¦System.Console.WriteLine(2);¦await System.Threading.Tasks.Task.Yield();¦return 1;⟧
            ⟦¦int Local() => 1;¦int Local() => 2;⟧
            ⟦¦[GptImage2.JsonContract] public partial record AtTheEnd(int A);⟧
            """),
    ];
}
