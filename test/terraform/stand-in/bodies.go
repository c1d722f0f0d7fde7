package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tfprotov5"
	"github.com/hashicorp/terraform-plugin-go/tfprotov5/tf5server"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
)

// The providers msgraph and azapi, as far as they send bodies to Microsoft Graph. A body may have any type, which the library of the
// other stand-ins knows nothing of.

// bodyProvider leaves to the other library what needs no types.
type bodyProvider struct {
	*schema.GRPCProviderServer
	kinds map[string][]*tfprotov5.SchemaAttribute
}

func serveBodies(name string) {
	kinds := map[string][]*tfprotov5.SchemaAttribute{}
	if name == "azapi" {
		kinds["azapi_update_resource"] = []*tfprotov5.SchemaAttribute{given("type"), given("resource_id"), dynamicBody(), answer(), identity()}
	} else {
		// "response_export_values" says what of the answer "output" holds.
		exports := &tfprotov5.SchemaAttribute{Name: "response_export_values", Type: tftypes.Map{ElementType: tftypes.String}, Optional: true}
		kinds["msgraph_resource"] = []*tfprotov5.SchemaAttribute{given("url"), dynamicBody(), exports, answer(), identity(), made("resource_url")}
		kinds["msgraph_update_resource"] = []*tfprotov5.SchemaAttribute{given("url"), dynamicBody(), exports, answer(), identity()}
	}
	server := &bodyProvider{schema.NewGRPCProviderServer(&schema.Provider{}), kinds}
	if err := tf5server.Serve("registry.terraform.io/stand-in/"+name, func() tfprotov5.ProviderServer { return server }); err != nil {
		panic(err)
	}
}

func given(name string) *tfprotov5.SchemaAttribute {
	return &tfprotov5.SchemaAttribute{Name: name, Type: tftypes.String, Required: true}
}

func made(name string) *tfprotov5.SchemaAttribute {
	return &tfprotov5.SchemaAttribute{Name: name, Type: tftypes.String, Computed: true}
}

func identity() *tfprotov5.SchemaAttribute { return made("id") }

func dynamicBody() *tfprotov5.SchemaAttribute {
	return &tfprotov5.SchemaAttribute{Name: "body", Type: tftypes.DynamicPseudoType, Optional: true}
}

func answer() *tfprotov5.SchemaAttribute {
	return &tfprotov5.SchemaAttribute{Name: "output", Type: tftypes.DynamicPseudoType, Computed: true}
}

func (p *bodyProvider) GetProviderSchema(context.Context, *tfprotov5.GetProviderSchemaRequest) (*tfprotov5.GetProviderSchemaResponse, error) {
	schemas := map[string]*tfprotov5.Schema{}
	for name, attributes := range p.kinds {
		schemas[name] = &tfprotov5.Schema{Block: &tfprotov5.SchemaBlock{Attributes: attributes}}
	}
	return &tfprotov5.GetProviderSchemaResponse{Provider: &tfprotov5.Schema{Block: &tfprotov5.SchemaBlock{}}, ResourceSchemas: schemas}, nil
}

func (p *bodyProvider) PrepareProviderConfig(_ context.Context, r *tfprotov5.PrepareProviderConfigRequest) (*tfprotov5.PrepareProviderConfigResponse, error) {
	return &tfprotov5.PrepareProviderConfigResponse{PreparedConfig: r.Config}, nil
}

func (p *bodyProvider) ConfigureProvider(context.Context, *tfprotov5.ConfigureProviderRequest) (*tfprotov5.ConfigureProviderResponse, error) {
	return &tfprotov5.ConfigureProviderResponse{}, nil
}

func (p *bodyProvider) ValidateResourceTypeConfig(context.Context, *tfprotov5.ValidateResourceTypeConfigRequest) (*tfprotov5.ValidateResourceTypeConfigResponse, error) {
	return &tfprotov5.ValidateResourceTypeConfigResponse{}, nil
}

func (p *bodyProvider) ReadResource(_ context.Context, r *tfprotov5.ReadResourceRequest) (*tfprotov5.ReadResourceResponse, error) {
	return &tfprotov5.ReadResourceResponse{NewState: r.CurrentState, Private: r.Private}, nil
}

func (p *bodyProvider) UpgradeResourceState(_ context.Context, r *tfprotov5.UpgradeResourceStateRequest) (*tfprotov5.UpgradeResourceStateResponse, error) {
	value, err := r.RawState.Unmarshal(p.typeOf(r.TypeName))
	if err != nil {
		return nil, err
	}
	state, err := tfprotov5.NewDynamicValue(p.typeOf(r.TypeName), value)
	return &tfprotov5.UpgradeResourceStateResponse{UpgradedState: &state}, err
}

// PlanResourceChange leaves open what the service decides.
func (p *bodyProvider) PlanResourceChange(_ context.Context, r *tfprotov5.PlanResourceChangeRequest) (*tfprotov5.PlanResourceChangeResponse, error) {
	values, isThere, err := p.values(r.TypeName, r.ProposedNewState)
	if err != nil || !isThere {
		return &tfprotov5.PlanResourceChangeResponse{PlannedState: r.ProposedNewState}, err
	}
	_, wasThere, err := p.values(r.TypeName, r.PriorState)
	if err != nil {
		return nil, err
	}
	for _, a := range p.kinds[r.TypeName] {
		if a.Computed && !wasThere {
			values[a.Name] = tftypes.NewValue(a.Type, tftypes.UnknownValue)
		}
	}
	state, err := p.state(r.TypeName, values)
	return &tfprotov5.PlanResourceChangeResponse{PlannedState: state}, err
}

// ApplyResourceChange makes ids of what is declared.
func (p *bodyProvider) ApplyResourceChange(_ context.Context, r *tfprotov5.ApplyResourceChangeRequest) (*tfprotov5.ApplyResourceChangeResponse, error) {
	values, isThere, err := p.values(r.TypeName, r.PlannedState)
	if err != nil || !isThere {
		return &tfprotov5.ApplyResourceChangeResponse{NewState: r.PlannedState}, err
	}
	if values["id"].IsKnown() {
		return &tfprotov5.ApplyResourceChangeResponse{NewState: r.PlannedState}, nil
	}
	id := guid("body", values["body"].String())
	values["id"] = tftypes.NewValue(tftypes.String, id)
	if _, ok := values["resource_url"]; ok {
		var url string
		if err := values["url"].As(&url); err != nil {
			return nil, err
		}
		values["resource_url"] = tftypes.NewValue(tftypes.String, strings.TrimSuffix(url, "/")+"/"+id)
	}
	values["output"], err = output(values["response_export_values"], values["body"], id)
	if err != nil {
		return nil, err
	}
	state, err := p.state(r.TypeName, values)
	return &tfprotov5.ApplyResourceChangeResponse{NewState: state}, err
}

// output is what "response_export_values" asks for: `@` is all of it.
func output(exports, body tftypes.Value, id string) (tftypes.Value, error) {
	answers := map[string]tftypes.Value{"id": tftypes.NewValue(tftypes.String, id), "appId": tftypes.NewValue(tftypes.String, guid("client", id))}
	if members := map[string]tftypes.Value{}; body.Type().Is(tftypes.Object{}) && body.As(&members) == nil {
		for name, value := range members {
			answers[name] = value
		}
	}
	queries, shown := map[string]tftypes.Value{}, map[string]tftypes.Value{}
	if exports.Type() != nil && !exports.IsNull() {
		if err := exports.As(&queries); err != nil {
			return tftypes.Value{}, err
		}
	}
	for name, query := range queries {
		var path string
		if err := query.As(&path); err != nil {
			return tftypes.Value{}, err
		}
		found, ok := answers[path]
		switch {
		case path == "@":
			shown[name] = objectOf(answers)
		case ok:
			shown[name] = found
		default:
			return tftypes.Value{}, fmt.Errorf("the stand-in answers with no %s", path)
		}
	}
	return objectOf(shown), nil
}

func objectOf(members map[string]tftypes.Value) tftypes.Value {
	types := map[string]tftypes.Type{}
	for name, value := range members {
		types[name] = value.Type()
	}
	return tftypes.NewValue(tftypes.Object{AttributeTypes: types}, members)
}

func (p *bodyProvider) typeOf(name string) tftypes.Type {
	types := map[string]tftypes.Type{}
	for _, a := range p.kinds[name] {
		types[a.Name] = a.Type
	}
	return tftypes.Object{AttributeTypes: types}
}

func (p *bodyProvider) values(name string, state *tfprotov5.DynamicValue) (map[string]tftypes.Value, bool, error) {
	if state == nil {
		return nil, false, nil
	}
	value, err := state.Unmarshal(p.typeOf(name))
	if err != nil || value.IsNull() {
		return nil, false, err
	}
	members := map[string]tftypes.Value{}
	return members, true, value.As(&members)
}

func (p *bodyProvider) state(name string, members map[string]tftypes.Value) (*tfprotov5.DynamicValue, error) {
	t := p.typeOf(name)
	state, err := tfprotov5.NewDynamicValue(t, tftypes.NewValue(t, members))
	return &state, err
}
