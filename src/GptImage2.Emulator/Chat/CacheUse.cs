namespace GptImage2.Emulator.Chat;

/// <summary>What a prompt took from the cache and what it left there, in tokens.</summary>
internal readonly record struct CacheUse(int Read, int Written);
