using Build.Tests;
using Xunit.Sdk;
using Xunit.v3;

// Each test runs builds, which use all cores.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(PackageFeed))]
