using System.Runtime.CompilerServices;
using System.Text;

namespace GptImage2.Generators.Tests.Infrastructure;

/// <summary>
/// Compares generated text with a file beside the test: <c>Class.Method.verified.cs</c>. A mismatch leaves
/// <c>Class.Method.received.cs</c> there; to accept it, rename it.
/// </summary>
internal static class Snapshot
{
    public static void Verify(string received, [CallerFilePath] string testFile = "", [CallerMemberName] string test = "")
    {
        string stem = Path.Combine(Path.GetDirectoryName(testFile)!, $"{Path.GetFileNameWithoutExtension(testFile)}.{test}");
        string verified = File.Exists(stem + ".verified.cs") ? File.ReadAllText(stem + ".verified.cs") : "";
        if (verified == received)
        {
            File.Delete(stem + ".received.cs");
            return;
        }

        File.WriteAllText(stem + ".received.cs", received, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        Assert.Equal(verified, received);
    }
}
