package shangui.rights;

/**
 * Who runs the shop, as its licences name it. What is not set is empty, and then not shown.
 *
 * @param creditCode   统一社会信用代码, which is also the number of the business licence
 * @param foodLicence  number of the food trade licence
 * @param icp          number of the site's filing with the communications authority
 * @param policeFiling number of its filing with the public security authority
 * @param phone        for questions and complaints
 */
public record Operator(String name, String creditCode, String representative, String address, String foodLicence, String icp, String policeFiling,
                       String phone) {}
