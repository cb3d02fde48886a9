using System.IO.Compression;
using System.Xml.Linq;

namespace GptImage2.Package.Tests;

/// <summary>One packed file, opened.</summary>
internal sealed class PackageFile(string path) : IDisposable
{
    private readonly ZipArchive _archive = ZipFile.OpenRead(path);

    /// <summary>The files that the package brings, without those of the container format.</summary>
    public IEnumerable<string> Files =>
        from entry in _archive.Entries
        let name = entry.FullName
        where name != "[Content_Types].xml" && !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.EndsWith(".psmdcp", StringComparison.Ordinal)
        orderby name
        select name;

    public MemoryStream Read(string file)
    {
        var content = new MemoryStream();
        using (Stream entry = (_archive.GetEntry(file) ?? throw new FileNotFoundException("No such file in the package.", file)).Open())
            entry.CopyTo(content);
        content.Position = 0;
        return content;
    }

    public string ReadText(string file)
    {
        using var reader = new StreamReader(Read(file));
        return reader.ReadToEnd();
    }

    /// <summary>The element <c>metadata</c> of the nuspec.</summary>
    public XElement Metadata()
    {
        using MemoryStream nuspec = Read(Files.Single(file => file.EndsWith(".nuspec", StringComparison.Ordinal)));
        return XDocument.Load(nuspec).Root!.Elements().Single();
    }

    /// <summary>An element of the metadata, or null.</summary>
    public string? Metadata(string name) => Metadata().Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

    /// <summary>All dependencies and shared frameworks, each as <c>framework: name version</c>.</summary>
    public IEnumerable<string> Dependencies() =>
        from element in Metadata().Descendants()
        where element.Name.LocalName is "dependency" or "frameworkReference"
        let framework = element.Parent!.Attribute("targetFramework")!.Value
        let name = element.Attribute("id") ?? element.Attribute("name")
        let version = element.Attribute("version")?.Value
        let text = $"{framework}: {name.Value} {version}".TrimEnd()
        orderby text
        select text;

    public void Dispose() => _archive.Dispose();
}
