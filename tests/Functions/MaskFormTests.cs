using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Sop697.Domain.Privacy;
using Sop697.Functions.Doors;

namespace Sop697.Tests.Functions;

public sealed class MaskFormTests
{
    private static IReadOnlyList<MaskArea>? Read(string areas, string choice = "simpan") =>
        MaskForm.AreasOf(new FormCollection(new Dictionary<string, StringValues> { ["areas"] = areas, ["hasil"] = choice }));

    [Fact]
    public void What_the_page_is_given_is_what_it_may_send()
    {
        MaskArea[] areas = [new(1, 2, 30, 40, PersonalDataKind.Phone), new(0, 0, 5, 5, PersonalDataKind.Other)];
        Assert.Equal(areas, Read(MaskForm.Json(areas)));
    }

    [Fact]
    public void The_button_that_says_nothing_counts_whatever_the_boxes_say() =>
        Assert.Equal([], Read("""[{"left":1,"top":2,"width":3,"height":4,"kind":"nik"}]""", "kosong")!);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("{}")]
    [InlineData("[{}]")]
    [InlineData("""[{"left":NaN,"top":2,"width":3,"height":4,"kind":"nik"}]""")]
    [InlineData("""[{"left":1.5,"top":2,"width":3,"height":4,"kind":"nik"}]""")]
    [InlineData("""[{"left":99999999999,"top":2,"width":3,"height":4,"kind":"nik"}]""")]
    [InlineData("""[{"left":1,"top":2,"width":3,"height":4,"kind":"alamat"}]""")]
    [InlineData("""[{"left":"1","top":2,"width":3,"height":4,"kind":"nik"}]""")]
    public void What_is_no_list_of_areas_is_not_read(string areas) => Assert.Null(Read(areas));
}
