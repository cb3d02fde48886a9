using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace GptImage2.Package.Tests;

public sealed class PackageContentTests(PackedPackages packages)
{
    private static readonly string[] Readme = ["README.md"];
    private static readonly string[] Common = ["README.md", "icon.png"];

    private static readonly string[] Pages =
    [
        .. Directory.GetFiles(Path.Combine(TestBuild.RepositoryRoot, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(TestBuild.RepositoryRoot, file).Replace('\\', '/')),
    ];

    public static TheoryData<string, string[]> Contents { get; } = new()
    {
        {
            "GptImage2.Generators",
            [
                "GptImage2.Generators.nuspec",
                "analyzers/dotnet/cs/GptImage2.CodeFixes.dll",
                "analyzers/dotnet/cs/GptImage2.Generators.dll",
                "build/net10.0/GptImage2.Generators.props",
                "build/net10.0/GptImage2.Generators.targets",
                "buildTransitive/net10.0/GptImage2.Generators.props",
                "buildTransitive/net10.0/GptImage2.Generators.targets",
                "lib/net10.0/_._",
                .. Pages,
            ]
        },
        { "GptImage2", ["GptImage2.nuspec", "build/net10.0/GptImage2.targets", "buildTransitive/net10.0/GptImage2.targets", "lib/net10.0/GptImage2.dll", "lib/net10.0/GptImage2.xml"] },
        {
            "GptImage2.Extensions.AI",
            ["GptImage2.Extensions.AI.nuspec", "lib/net10.0/GptImage2.Extensions.AI.dll", "lib/net10.0/GptImage2.Extensions.AI.xml"]
        },
        {
            "GptImage2.AspNetCore",
            ["GptImage2.AspNetCore.nuspec", "lib/net10.0/GptImage2.AspNetCore.dll", "lib/net10.0/GptImage2.AspNetCore.xml"]
        },
        {
            "GptImage2.Tokenizers",
            ["GptImage2.Tokenizers.nuspec", "lib/net10.0/GptImage2.Tokenizers.dll", "lib/net10.0/GptImage2.Tokenizers.xml"]
        },
        {
            "GptImage2.Jobs",
            ["GptImage2.Jobs.nuspec", "lib/net10.0/GptImage2.Jobs.dll", "lib/net10.0/GptImage2.Jobs.xml"]
        },
        {
            "GptImage2.Jobs.PostgreSql",
            ["GptImage2.Jobs.PostgreSql.nuspec", "lib/net10.0/GptImage2.Jobs.PostgreSql.dll", "lib/net10.0/GptImage2.Jobs.PostgreSql.xml"]
        },
        {
            "GptImage2.Orleans",
            ["GptImage2.Orleans.nuspec", "lib/net10.0/GptImage2.Orleans.dll", "lib/net10.0/GptImage2.Orleans.xml"]
        },
        {
            "GptImage2.Redis",
            ["GptImage2.Redis.nuspec", "lib/net10.0/GptImage2.Redis.dll", "lib/net10.0/GptImage2.Redis.xml"]
        },
        {
            "GptImage2.Testing",
            ["GptImage2.Testing.nuspec", "lib/net10.0/GptImage2.Testing.dll", "lib/net10.0/GptImage2.Testing.xml"]
        },
        {
            "GptImage2.Emulator",
            ["GptImage2.Emulator.nuspec", "lib/net10.0/GptImage2.Emulator.dll", "lib/net10.0/GptImage2.Emulator.xml"]
        },
        {
            "GptImage2.Jobs.Tool",
            [
                "GptImage2.Jobs.Tool.nuspec",
                "tools/net10.0/any/DotnetToolSettings.xml",
                "tools/net10.0/any/GptImage2.Jobs.PostgreSql.dll",
                "tools/net10.0/any/GptImage2.Jobs.PostgreSql.pdb",
                "tools/net10.0/any/GptImage2.Jobs.Tool.deps.json",
                "tools/net10.0/any/GptImage2.Jobs.Tool.dll",
                "tools/net10.0/any/GptImage2.Jobs.Tool.pdb",
                "tools/net10.0/any/GptImage2.Jobs.Tool.runtimeconfig.json",
                "tools/net10.0/any/GptImage2.Jobs.dll",
                "tools/net10.0/any/GptImage2.Jobs.pdb",
                "tools/net10.0/any/GptImage2.dll",
                "tools/net10.0/any/GptImage2.pdb",
                "tools/net10.0/any/Microsoft.Data.Sqlite.dll",
                "tools/net10.0/any/Microsoft.Extensions.Caching.Abstractions.dll",
                "tools/net10.0/any/Microsoft.Extensions.Configuration.Abstractions.dll",
                "tools/net10.0/any/Microsoft.Extensions.Configuration.Binder.dll",
                "tools/net10.0/any/Microsoft.Extensions.Configuration.dll",
                "tools/net10.0/any/Microsoft.Extensions.DependencyInjection.Abstractions.dll",
                "tools/net10.0/any/Microsoft.Extensions.DependencyInjection.dll",
                "tools/net10.0/any/Microsoft.Extensions.Diagnostics.Abstractions.dll",
                "tools/net10.0/any/Microsoft.Extensions.Diagnostics.HealthChecks.Abstractions.dll",
                "tools/net10.0/any/Microsoft.Extensions.Diagnostics.dll",
                "tools/net10.0/any/Microsoft.Extensions.FileProviders.Abstractions.dll",
                "tools/net10.0/any/Microsoft.Extensions.Hosting.Abstractions.dll",
                "tools/net10.0/any/Microsoft.Extensions.Http.dll",
                "tools/net10.0/any/Microsoft.Extensions.Logging.Abstractions.dll",
                "tools/net10.0/any/Microsoft.Extensions.Logging.dll",
                "tools/net10.0/any/Microsoft.Extensions.Options.ConfigurationExtensions.dll",
                "tools/net10.0/any/Microsoft.Extensions.Options.dll",
                "tools/net10.0/any/Microsoft.Extensions.Primitives.dll",
                "tools/net10.0/any/Npgsql.dll",
                "tools/net10.0/any/OpenAI.dll",
                "tools/net10.0/any/SQLitePCLRaw.batteries_v2.dll",
                "tools/net10.0/any/SQLitePCLRaw.core.dll",
                "tools/net10.0/any/SQLitePCLRaw.provider.e_sqlite3.dll",
                "tools/net10.0/any/Spectre.Console.Ansi.dll",
                "tools/net10.0/any/Spectre.Console.dll",
                "tools/net10.0/any/System.ClientModel.dll",
                "tools/net10.0/any/System.CommandLine.dll",
                "tools/net10.0/any/System.Memory.Data.dll",
                "tools/net10.0/any/System.Threading.RateLimiting.dll",
                "tools/net10.0/any/runtimes/browser-wasm/nativeassets/net9.0/e_sqlite3.a",
                "tools/net10.0/any/runtimes/linux-arm/native/libe_sqlite3.so",
                "tools/net10.0/any/runtimes/linux-arm64/native/libe_sqlite3.so",
                "tools/net10.0/any/runtimes/linux-armel/native/libe_sqlite3.so",
                "tools/net10.0/any/runtimes/linux-mips64/native/libe_sqlite3.so",
                "tools/net10.0/any/runtimes/linux-musl-arm/native/libe_sqlite3.so",
                "tools/net10.0/any/runtimes/linux-musl-arm64/native/libe_sqlite3.so",
                "tools/net10.0/any/runtimes/linux-musl-riscv64/native/libe_sqlite3.so",
                "tools/net10.0/any/runtimes/linux-musl-s390x/native/libe_sqlite3.so",
                "tools/net10.0/any/runtimes/linux-musl-x64/native/libe_sqlite3.so",
                "tools/net10.0/any/runtimes/linux-ppc64le/native/libe_sqlite3.so",
                "tools/net10.0/any/runtimes/linux-riscv64/native/libe_sqlite3.so",
                "tools/net10.0/any/runtimes/linux-s390x/native/libe_sqlite3.so",
                "tools/net10.0/any/runtimes/linux-x64/native/libe_sqlite3.so",
                "tools/net10.0/any/runtimes/linux-x86/native/libe_sqlite3.so",
                "tools/net10.0/any/runtimes/maccatalyst-arm64/native/libe_sqlite3.dylib",
                "tools/net10.0/any/runtimes/maccatalyst-x64/native/libe_sqlite3.dylib",
                "tools/net10.0/any/runtimes/osx-arm64/native/libe_sqlite3.dylib",
                "tools/net10.0/any/runtimes/osx-x64/native/libe_sqlite3.dylib",
                "tools/net10.0/any/runtimes/win-arm64/native/e_sqlite3.dll",
                "tools/net10.0/any/runtimes/win-x64/native/e_sqlite3.dll",
                "tools/net10.0/any/runtimes/win-x86/native/e_sqlite3.dll",
            ]
        },
        {
            "GptImage2.Emulator.Tool",
            [
                "GptImage2.Emulator.Tool.nuspec",
                "tools/net10.0/any/DotnetToolSettings.xml",
                "tools/net10.0/any/Google.Protobuf.dll",
                "tools/net10.0/any/GptImage2.Emulator.Tool.deps.json",
                "tools/net10.0/any/GptImage2.Emulator.Tool.dll",
                "tools/net10.0/any/GptImage2.Emulator.Tool.pdb",
                "tools/net10.0/any/GptImage2.Emulator.Tool.runtimeconfig.json",
                "tools/net10.0/any/GptImage2.Emulator.dll",
                "tools/net10.0/any/GptImage2.Emulator.pdb",
                "tools/net10.0/any/Microsoft.ML.Tokenizers.Data.O200kBase.dll",
                "tools/net10.0/any/Microsoft.ML.Tokenizers.dll",
                "tools/net10.0/any/NJsonSchema.Annotations.dll",
                "tools/net10.0/any/NJsonSchema.dll",
                "tools/net10.0/any/Namotion.Reflection.dll",
                "tools/net10.0/any/Newtonsoft.Json.dll",
                "tools/net10.0/any/System.CommandLine.dll",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    [Trait("Row", "F11")]
    public void A_package_contains_exactly_these_files(string id, string[] files)
    {
        using PackageFile package = packages.Open(id);

        Assert.Equal(files.Concat(Common).Order(), package.Files.Order());
    }

    [Theory]
    [InlineData("GptImage2")]
    [InlineData("GptImage2.Extensions.AI")]
    [InlineData("GptImage2.AspNetCore")]
    [InlineData("GptImage2.Tokenizers")]
    [InlineData("GptImage2.Jobs")]
    [InlineData("GptImage2.Jobs.PostgreSql")]
    [InlineData("GptImage2.Orleans")]
    [InlineData("GptImage2.Redis")]
    [InlineData("GptImage2.Testing")]
    [InlineData("GptImage2.Emulator")]
    public void A_library_has_a_symbol_package_of_the_same_build(string id)
    {
        using PackageFile package = packages.Open(id);
        using PackageFile symbols = packages.Open(id, "snupkg");
        using var assembly = new PEReader(package.Read($"lib/net10.0/{id}.dll"));
        using var pdb = MetadataReaderProvider.FromPortablePdbStream(symbols.Read($"lib/net10.0/{id}.pdb"));

        Assert.Equal([$"{id}.nuspec", $"lib/net10.0/{id}.pdb"], symbols.Files);
        DebugDirectoryEntry entry = assembly.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.CodeView);
        var builtId = new BlobContentId(assembly.ReadCodeViewDebugDirectoryData(entry).Guid, entry.Stamp);
        Assert.Equal(builtId, new BlobContentId(pdb.GetMetadataReader().DebugMetadataHeader!.Id));
    }

    [Theory]
    [InlineData("GptImage2", "T:GptImage2.GptImage2Client")]
    [InlineData("GptImage2.Extensions.AI", "T:GptImage2.ChatClientCaller")]
    [InlineData("GptImage2.AspNetCore", "T:GptImage2.GptImage2Results")]
    [InlineData("GptImage2.Tokenizers", "T:GptImage2.O200kTokenCounter")]
    [InlineData("GptImage2.Jobs", "T:GptImage2.Journal")]
    [InlineData("GptImage2.Jobs.PostgreSql", "T:GptImage2.PostgreSqlJournal")]
    [InlineData("GptImage2.Orleans", "T:GptImage2.GptImage2ClusterExtensions")]
    [InlineData("GptImage2.Redis", "T:GptImage2.RedisRequestLimiter")]
    [InlineData("GptImage2.Testing", "T:GptImage2.Testing.FakeJsonModeCaller")]
    [InlineData("GptImage2.Emulator", "T:GptImage2.Emulator.GptImage2Emulator")]
    public void A_library_is_documented(string id, string member)
    {
        using PackageFile package = packages.Open(id);

        Assert.Contains($"<member name=\"{member}\">", package.ReadText($"lib/net10.0/{id}.xml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GptImage2")]
    [InlineData("GptImage2.Generators")]
    [InlineData("GptImage2.Extensions.AI")]
    [InlineData("GptImage2.AspNetCore")]
    [InlineData("GptImage2.Tokenizers")]
    [InlineData("GptImage2.Jobs")]
    [InlineData("GptImage2.Jobs.PostgreSql")]
    [InlineData("GptImage2.Orleans")]
    [InlineData("GptImage2.Redis")]
    [InlineData("GptImage2.Testing")]
    [InlineData("GptImage2.Emulator")]
    [InlineData("GptImage2.Emulator.Tool")]
    public void A_package_has_its_metadata(string id)
    {
        using PackageFile package = packages.Open(id);

        Assert.Equal(
            (id, packages.Version, "MIT", Readme.SingleOrDefault()),
            (package.Metadata("id"), package.Metadata("version"), package.Metadata("license"), package.Metadata("readme")));
        Assert.Contains("GPT-5.4 Image 2", package.Metadata("description"), StringComparison.Ordinal);
        Assert.Contains("json-mode", package.Metadata("tags")!.Split(' '));
        Assert.False(string.IsNullOrEmpty(package.Metadata("authors")));
        Assert.Equal("icon.png", package.Metadata("icon"));
        Assert.Null(package.Metadata("projectUrl"));
    }

    [Theory]
    [InlineData("GptImage2")]
    [InlineData("GptImage2.Generators")]
    [InlineData("GptImage2.Emulator.Tool")]
    public void The_README_of_a_package_has_no_relative_links(string id)
    {
        using PackageFile package = packages.Open(id);
        string readme = package.ReadText("README.md");

        Assert.DoesNotMatch(@"\]\((?!https?://|#)", readme);
        Assert.Contains("repairs (`docs/repairs.md`)", readme, StringComparison.Ordinal);
        Assert.Contains("await receipts.ReadAsync(ImageInput.FromFile(\"receipt.jpg\"), \"EUR\");", readme, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(Path.Combine(TestBuild.RepositoryRoot, "README.md")).Split('\n').Length, readme.TrimEnd('\r', '\n').Split('\n').Length + 1);
    }

    [Fact]
    public void The_generator_depends_on_the_runtime_of_the_same_version()
    {
        using PackageFile package = packages.Open("GptImage2.Generators");

        Assert.Equal([$"net10.0: GptImage2 [{packages.Version}]"], package.Dependencies());
        Assert.Null(package.Metadata("developmentDependency"));
    }

    [Fact]
    public void The_runtime_depends_on_the_OpenAI_SDK_and_on_parts_of_the_platform()
    {
        using PackageFile package = packages.Open("GptImage2");

        Assert.Equal(
            [
                "net10.0: Microsoft.Extensions.Caching.Abstractions 10.0.13",
                "net10.0: Microsoft.Extensions.Http 10.0.14",
                "net10.0: Microsoft.Extensions.Logging.Abstractions 10.0.14",
                "net10.0: OpenAI 2.15.0",
                "net10.0: System.Threading.RateLimiting 10.0.14",
            ],
            package.Dependencies().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_adapter_for_chat_clients_depends_on_the_runtime_of_the_same_version()
    {
        using PackageFile package = packages.Open("GptImage2.Extensions.AI");

        Assert.Equal(
            [$"net10.0: GptImage2 [{packages.Version}]", "net10.0: Microsoft.Extensions.AI.Abstractions 10.11.0"],
            package.Dependencies().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_package_for_ASP_NET_Core_depends_on_the_runtime_of_the_same_version_and_OpenAPI()
    {
        using PackageFile package = packages.Open("GptImage2.AspNetCore");

        Assert.Equal(
            [$"net10.0: GptImage2 [{packages.Version}]", "net10.0: Microsoft.AspNetCore.App", "net10.0: Microsoft.AspNetCore.OpenApi 10.0.15"],
            package.Dependencies().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_token_counter_depends_on_the_runtime_and_a_tokenizer_with_its_vocabulary()
    {
        using PackageFile package = packages.Open("GptImage2.Tokenizers");

        Assert.Equal(
            [$"net10.0: GptImage2 {packages.Version}", "net10.0: Microsoft.ML.Tokenizers 2.0.1", "net10.0: Microsoft.ML.Tokenizers.Data.O200kBase 2.0.1"],
            package.Dependencies().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Jobs_depend_on_the_runtime_of_the_same_version_and_on_SQLite()
    {
        using PackageFile package = packages.Open("GptImage2.Jobs");

        Assert.Equal(
            [$"net10.0: GptImage2 [{packages.Version}]", "net10.0: Microsoft.Data.Sqlite 10.0.15", "net10.0: Microsoft.Extensions.Diagnostics.HealthChecks.Abstractions 10.0.14"],
            package.Dependencies().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_journal_in_PostgreSQL_depends_on_jobs_of_the_same_version_and_on_Npgsql()
    {
        using PackageFile package = packages.Open("GptImage2.Jobs.PostgreSql");

        Assert.Equal([$"net10.0: GptImage2.Jobs [{packages.Version}]", "net10.0: Npgsql 10.0.3"], package.Dependencies().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_cluster_depends_on_jobs_of_the_same_version_and_on_Orleans()
    {
        using PackageFile package = packages.Open("GptImage2.Orleans");

        Assert.Equal([$"net10.0: GptImage2.Jobs [{packages.Version}]", "net10.0: Microsoft.Orleans.Server 10.4.2"], package.Dependencies().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Limits_in_Redis_depend_on_the_runtime_of_the_same_version_and_on_the_client_of_Redis()
    {
        using PackageFile package = packages.Open("GptImage2.Redis");

        Assert.Equal(
            [$"net10.0: GptImage2 [{packages.Version}]", "net10.0: Microsoft.Extensions.Diagnostics.HealthChecks.Abstractions 10.0.14", "net10.0: StackExchange.Redis 3.4.5"],
            package.Dependencies().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_fake_depends_only_on_the_runtime_of_the_same_version()
    {
        using PackageFile package = packages.Open("GptImage2.Testing");

        Assert.Equal([$"net10.0: GptImage2 [{packages.Version}]"], package.Dependencies());
    }

    [Fact]
    public void The_emulator_depends_on_NJsonSchema_its_tokenizer_and_the_web_server()
    {
        using PackageFile package = packages.Open("GptImage2.Emulator");

        Assert.Equal(
            [
                "net10.0: Microsoft.AspNetCore.App", "net10.0: Microsoft.ML.Tokenizers 2.0.1", "net10.0: Microsoft.ML.Tokenizers.Data.O200kBase 2.0.1",
                "net10.0: NJsonSchema 11.6.2", "net10.0: Newtonsoft.Json 13.0.4",
            ],
            package.Dependencies().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Packing_gives_no_warning() =>
        Assert.DoesNotMatch(@"\bwarning\b", packages.Output);
}
